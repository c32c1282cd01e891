# SPDX-License-Identifier: MIT
# eco --selftest: a line for each check, the sum at the end, and a status that says the same.
. tests/lib/check.sh

run timeout 50 "$ECO" --selftest
is status "$status" 0
is stderr "$err" ''
starts stdout "$out" 'eco '
for part in LuaJIT 'compiler on' Linux executable resident 'Lua heap'; do has stdout "$out" "$part"; done
for name in 'timers ' arithmetic 'TCP over 127.0.0.1' 'UDP over 127.0.0.1' 'Unix sockets' 'a second process' \
    'files by threads' 'digests' 'signals' 'inotify'; do
    has stdout "$out" "ok             $name"
done
for kind in ok failed 'not available'; do
    count=$(printf '%s\n' "$out" | grep -c "^$kind  *[^ ]")
    has 'the last line' "$(printf '%s\n' "$out" | tail -n 1)" "$count $kind"
done
starts 'the last line' "$(printf '%s\n' "$out" | tail -n 1)" 'selftest: '

run timeout 50 "$ECO" -j off --selftest
is status "$status" 0
has stdout "$out" 'not available  compiled code            the compiler is off'

run "$ECO" --selftest script.lua
is status "$status" 1
has stderr "$err" '--selftest runs no script'
