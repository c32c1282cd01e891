# SPDX-License-Identifier: MIT
# --types writes annotations for the Lua language server, and prints the settings with which it finds them.
. tests/lib/check.sh

run "$ECO" --types "$tmp/a/b c"
is status "$status" 0
is stdout "$out" "{
    \"runtime.version\": \"LuaJIT\",
    \"workspace.library\": [\"$tmp/a/b c\"]
}"
is stderr "$err" ''
head -n 1 "$tmp/a/b c/eco/socket.lua" >"$tmp/first"
is 'first line' "$(cat "$tmp/first")" '---@meta eco.socket'
grep -q '^function Socket:send(data, timeout) end$' "$tmp/a/b c/eco/socket.lua" || fail 'no Socket:send'
[ -f "$tmp/a/b c/eco.lua" ] || fail 'no eco.lua'

# A path that JSON must quote; a second time into the same folder; a relative one.
run "$ECO" --types "$tmp/a\"b\\"
is status "$status" 0
has stdout "$out" "\"$tmp/a\\u0022b\\u005c\""
run "$ECO" --types "$tmp/a/b c"
is 'status of the second time' "$status" 0
eco=$(realpath "$ECO")
run sh -c 'cd "$1" && exec "$2" --types types' sh "$tmp" "$eco"
is status "$status" 0
has stdout "$out" "[\"$tmp/types\"]"

# What goes wrong is told.
run "$ECO" --types /proc/nowhere
is status "$status" 1
is stdout "$out" ''
starts stderr "$err" 'eco: /proc/nowhere/'
has stderr "$err" 'No such file or directory'
touch "$tmp/file"
run "$ECO" --types "$tmp/file"
is status "$status" 1
has stderr "$err" 'Not a directory'
run sh -c '"$1" --types "$2" >/dev/full' sh "$ECO" "$tmp/types"
is 'status with a full disk' "$status" 1
has stderr "$err" 'No space left on device'
run "$ECO" --types
is status "$status" 1
starts stderr "$err" "eco: option '--types' needs a value"

run "$ECO" --help
has help "$out" '--types DIR'
