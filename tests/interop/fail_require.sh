# SPDX-License-Identifier: MIT
# A module that is there and cannot be opened: require says why; what was only interrupted is found.
. tests/lib/check.sh

mkdir "$tmp/lib"
echo 'return "loaded"' >"$tmp/lib/part.lua"
script=$(lua main.lua <<'LUA'
package.path = arg[1] .. '/lib/?.lua;' .. package.path
print(select(2, pcall(require, 'part')))
LUA
)

traced "-P $tmp/lib/part.lua -e trace=openat -e inject=openat:error=EMFILE:when=1" "$script" "$tmp"
is 'status' "$status" 0
is 'the second look' "$out" loaded
traced "-P $tmp/lib/part.lua -e trace=openat -e inject=openat:error=EMFILE" "$script" "$tmp"
starts 'the error' "$out" "module 'part' not found:"
has 'the error' "$out" "cannot open $tmp/lib/part.lua: Too many open files"
case $out in
*'cannot open ./part.lua'*) fail 'what does not exist is told twice' ;;
esac
