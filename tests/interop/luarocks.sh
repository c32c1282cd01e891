# SPDX-License-Identifier: MIT
# What luarocks(1) installs into the user's tree is found without setting a path, modules in Lua and in
# C. A path that the user has set stays what it is.
. tests/lib/programs.sh
needs luarocks "${CC:-cc}"
unset LUA_PATH LUA_CPATH
export HOME="$tmp/home"
mkdir -p "$HOME" "$tmp/rock/pair"
cd "$tmp/rock" || exit 1

cat >pair-1.0-1.rockspec <<'END'
package = 'pair'
version = '1.0-1'
source = { url = 'file://.' }
dependencies = { 'lua == 5.1' }
build = {
    type = 'builtin',
    modules = { pair = 'pair/init.lua', ['pair.text'] = 'pair/text.lua', ['pair.core'] = 'pair/core.c' },
}
END
echo "return { two = require 'pair.core'.two(), text = require 'pair.text' }" >pair/init.lua
echo "return 'a rock'" >pair/text.lua
cat >pair/core.c <<'END'
#include <lua.h>
static int two(lua_State* L) { lua_pushnumber(L, 2); return 1; }
int luaopen_pair_core(lua_State* L) {
    lua_newtable(L);
    lua_pushcfunction(L, two);
    lua_setfield(L, -2, "two");
    return 1;
}
END
headers=$(pkg-config --variable=includedir luajit 2>/dev/null)
[ -e "$headers/lua.h" ] || skip 'the headers of LuaJIT are not installed'
run timeout 50 luarocks --lua-version 5.1 --local make --deps-mode none LUA_INCDIR="$headers"
is 'status of luarocks' "$status" 0
run find "$HOME/.luarocks" -name 'core.so'
has 'the tree' "$out" "lib/lua/5.1/pair/core.so"

show='local pair = require "pair" print(pair.two, pair.text)'
run "$ECO" -e "$show"
is stdout "$out" '2	a rock'
run env LUA_PATH="/nowhere/?.lua;;" LUA_CPATH="/nowhere/?.so;;" "$ECO" -e "$show"
is stdout "$out" '2	a rock'

# The paths that luarocks itself prints do as well.
run sh -c 'eval "$(luarocks --lua-version 5.1 path)" && exec "$0" -e "$1"' "$ECO" "$show"
is stdout "$out" '2	a rock'

run env LUA_PATH="/nowhere/?.lua" "$ECO" -e 'print(package.path)'
is stdout "$out" '/nowhere/?.lua'
run env LUA_CPATH="/nowhere/?.so" "$ECO" -e 'print(package.cpath)'
is stdout "$out" '/nowhere/?.so'
run env -u HOME "$ECO" -e 'print((package.path .. package.cpath):find "rocks")'
is stdout "$out" nil

# What root installs for everybody, in a /usr/local of our own.
unshare --mount true 2>/dev/null || skip 'no /usr/local of our own: the rest was not tried'
run env -u HOME unshare --mount sh -c 'mount -t tmpfs none /usr/local &&
    luarocks --lua-version 5.1 --tree /usr/local make --deps-mode none LUA_INCDIR="$1" >&2 &&
    exec "$2" -e "$3"' sh "$headers" "$ECO" "$show"
is stdout "$out" '2	a rock'
