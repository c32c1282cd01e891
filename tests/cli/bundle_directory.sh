# SPDX-License-Identifier: MIT
# A directory's modules are those that lib/?.lua and lib/?/init.lua would find, in this order, in
# whatever order the file system has them.
. tests/lib/check.sh
cd "$tmp" || exit 1
names='a b c d e f g h'
for name in $names; do
    mkdir -p "lib/$name"
    case $name in [bdfh]) echo 'return "file"' >"lib/$name.lua" ;; esac
    echo 'return "directory"' >"lib/$name/init.lua"
    echo 'return "file"' >"lib/$name.lua"
done
echo 'for name in ("'"$names"'"):gmatch "%S+" do io.write(require(name), " ") end' >main.lua
run "$ECO" --bundle app main.lua lib/
is status "$status" 0
rm -r lib
run ./app
is stdout "$out" 'file file file file file file file file '

# Links are followed: a module may be somewhere else.
mkdir lib elsewhere
echo 'print "linked"' >elsewhere/x.lua
ln -s ../elsewhere/x.lua lib/file.lua
ln -s ../elsewhere lib/tree
echo 'require "file" require "tree.x"' >main.lua
run "$ECO" --bundle app main.lua lib/
is status "$status" 0
rm -r lib elsewhere
run ./app
is stdout "$out" 'linked
linked'
