# SPDX-License-Identifier: MIT
# Everything after the script's name is the script's, in arg and in `...`.
. tests/lib/check.sh
script=$(lua args.lua <<'LUA'
local parts = {}
for i = 1, select('#', ...) do
    assert(arg[i] == select(i, ...))
    parts[i] = '<' .. arg[i] .. '>'
end
assert(#arg == select('#', ...))
print(table.concat(parts))
LUA
)

run "$ECO" "$script"
is status "$status" 0
is stdout "$out" ''

run "$ECO" "$script" -e x -- '' -h --bogus '[a,b]' '{}' "it's" 'a b' -5 - --execute= '"q"' '%%'
is status "$status" 0
is stdout "$out" "<-e><x><--><><-h><--bogus><[a,b]><{}><it's><a b><-5><-><--execute=><\"q\"><%%>"
is stderr "$err" ''

run "$ECO" -joff -e 'x = 1' -- "$script" -v --
is stdout "$out" '<-v><-->'

# Bytes that are no text.
bytes=$(printf '\377\200')
run "$ECO" "$script" "$bytes"
is stdout "$out" "<$bytes>"

# A script whose name looks like an option.
cp "$script" "$tmp/-h"
cd "$tmp" || exit 1
run "$ECO" -- -h x
is stdout "$out" '<x>'

names=$(echo 'print(arg[-1], arg[0], arg[1], arg[-2])' | lua names.lua)
run "$ECO" "$names" one
is stdout "$out" "$ECO	$names	one	nil"
