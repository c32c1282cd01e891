# SPDX-License-Identifier: MIT
# A script that cannot be read or compiled.
. tests/lib/check.sh

run "$ECO" "$tmp/missing.lua" x
is status "$status" 1
is stdout "$out" ''
is stderr "$err" "eco: cannot open $tmp/missing.lua: No such file or directory"

run "$ECO" "$tmp"
is status "$status" 1
is stderr "$err" "eco: cannot open $tmp: Is a directory"

run "$ECO" ''
is status "$status" 1
is stderr "$err" 'eco: cannot open : No such file or directory'

script=$(printf 'local x = 1\nlocal x = = 2\n' | lua broken.lua)
run "$ECO" "$script"
is status "$status" 1
is stdout "$out" ''
has stderr "$err" "broken.lua:2: unexpected symbol near '='"

# An -e before it does not run either, or runs; but a failure it is.
run "$ECO" -e 'x = 1' "$tmp/missing.lua"
is status "$status" 1
has stderr "$err" "eco: cannot open $tmp/missing.lua"

[ "$(id -u)" = 0 ] && exit 0
echo 'print(1)' >"$tmp/secret.lua"
chmod 000 "$tmp/secret.lua"
run "$ECO" "$tmp/secret.lua"
is status "$status" 1
is stderr "$err" "eco: cannot open $tmp/secret.lua: Permission denied"
