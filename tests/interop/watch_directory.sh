# SPDX-License-Identifier: MIT
# examples/watch_directory.lua tells what other programs do below a directory.
. tests/lib/programs.sh

mkdir -p "$tmp/top/sub"
start watch "$ECO" examples/watch_directory.lua "$tmp/top"
until_has watch 'watching'
echo text >"$tmp/top/file"
until_has watch "written    $tmp/top/file"
mv "$tmp/top/file" "$tmp/top/sub/moved"
until_has watch "moved away $tmp/top/file"
until_has watch "moved here $tmp/top/sub/moved"
mkdir -p "$tmp/top/new/deep"
until_has watch "$tmp/top/new/deep"
# It may be found by looking, or by an event, or both: then it is watched.
until_true sh -c 'touch "$1/$$"; grep -q "written *$1/" "$2"' sh "$tmp/top/new/deep" "$tmp/watch.out"
rm "$tmp/top/sub/moved"
until_has watch "deleted    $tmp/top/sub/moved"
