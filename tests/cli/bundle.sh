# SPDX-License-Identifier: MIT
# eco --bundle: an executable of a script and its modules, which needs none of their files.
. tests/lib/check.sh
export LUA_PATH="$tmp/?.lua;$tmp/?/init.lua;;"
mkdir -p "$tmp/tree/part" "$tmp/tree/.hidden" "$tmp/away" "$tmp/tools"
echo 'return { where = "named", ... }' | lua named.lua >/dev/null
echo 'return { where = "tools/init.lua", ... }' | lua tools/init.lua >/dev/null
echo 'return { where = "tree/named.lua" }' | lua tree/named.lua >/dev/null
echo 'return { where = "tree/part/init.lua", ... }' | lua tree/part/init.lua >/dev/null
printf '#!/usr/bin/env eco\neco.sleep(0.001) return function() error "deep" end' |
    lua tree/part/two.lua >/dev/null
echo 'this is not Lua' | lua tree/notes.txt >/dev/null
echo 'this is not Lua' | lua tree/.hidden/broken.lua >/dev/null
lua main.lua >/dev/null <<'LUA'
#!/usr/bin/env eco
print(arg[0], arg[-1], #arg, ...)
for _, name in ipairs { 'named', 'tools', 'part' } do
    print(name, require(name).where, require(name)[1])
end
print(select(2, pcall(require, 'missing')))
local f = require 'part.two'
print(debug.getinfo(1, 'S').source, debug.getinfo(f, 'S').source)
f()
LUA

cd "$tmp" || exit 1
run "$ECO" --bundle app main.lua named tools eco.socket tree/
is status "$status" 0
is stdout "$out$err" ''
is permissions "$(stat -c %a app)" "$(printf %o $((0777 & ~$(umask) & 0755)))"
run "$ECO" --bundle same main.lua named tools eco.socket tree/
cmp -s app same || fail 'the same files make another program'

# Every argument is the script's, and arg[0] is what the user has typed.
mv app away
rm -r main.lua named.lua tools tree
cd away || exit 1
unset LUA_PATH
echo 'error "not from the program"' >named.lua
run ./app --help -e 'print(1)' -- --bundle x ''
is status "$status" 1
is stdout "$(printf '%s\n' "$out" | sed -n '1,7p;$p')" './app	nil	7	--help	-e	print(1)	--	--bundle	x	
named	named	named
tools	tools/init.lua	tools
part	tree/part/init.lua	part
module '"'missing'"' not found:
	no field package.preload['"'missing'"']
	no module '"'missing'"' in this program
@main.lua	@tree/part/two.lua'
is stderr "$err" 'tree/part/two.lua:2: deep
stack traceback:
	[C]: in function '"'error'"'
	tree/part/two.lua:2: in function '"'f'"'
	main.lua:9: in main chunk'

PATH=$PWD:$PATH run app
starts stdout "$out" 'app	nil	0
'
ln -s app link
run ./link
starts stdout "$out" './link	nil	0
'
