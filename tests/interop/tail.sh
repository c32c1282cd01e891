# SPDX-License-Identifier: MIT
# examples/tail.lua follows a file through a rename, a cut, and its late appearance.
. tests/lib/programs.sh

echo 'before' >"$tmp/log"
start tail "$ECO" examples/tail.lua "$tmp/log"
until_has tail 'following'
echo 'added' >>"$tmp/log"
until_has tail 'added'
head -c 200000 /dev/zero | tr '\0' 'x' >>"$tmp/log"
echo 'long line' >>"$tmp/log"
until_has tail 'long line'

mv "$tmp/log" "$tmp/log.1"
echo 'of the old file' >>"$tmp/log.1"
echo 'of the new file' >"$tmp/log"
until_has tail 'of the new file'
has stdout "$(tail -n 2 "$tmp/tail.out")" 'of the old file'
echo 'cut' >"$tmp/log"
until_has tail 'cut'
echo 'another' >"$tmp/log.2"
mv "$tmp/log.2" "$tmp/log"
until_has tail 'another'
[ "$(grep -c before "$tmp/tail.out")" = 0 ] || fail 'it began at the start'

start late "$ECO" examples/tail.lua "$tmp/later"
until_has late 'following'
echo 'here it is' >"$tmp/later"
until_has late 'here it is'
