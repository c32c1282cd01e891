# SPDX-License-Identifier: MIT
# A module written in C finds the Lua API in the program.
. tests/lib/check.sh
c_module doubled <<'END'
#include <lua.hpp>
static int doubled(lua_State* L) {
    lua_pushnumber(L, luaL_checknumber(L, 1) * 2);
    return 1;
}
extern "C" int luaopen_doubled(lua_State* L) {
    luaJIT_setmode(L, 0, LUAJIT_MODE_ENGINE | LUAJIT_MODE_FLUSH);
    lua_pushcfunction(L, doubled);
    return 1;
}
END

run env LUA_CPATH="$tmp/?.so" "$ECO" -e 'print(require "doubled" (21))'
is status "$status" 0
is stdout "$out" 42
