// SPDX-License-Identifier: MIT
#include "runtime/callback.h"

#include "runtime/runtime.h"
#include "runtime/scheduler.h"

namespace eco {

void keep_callback(lua_State* L, int first) {
    const int values = lua_gettop(L) - first;
    lua_createtable(L, values, 1);
    for (int i = 0; i < values; ++i) {
        lua_pushvalue(L, first + i);
        lua_rawseti(L, -2, i + 1);
    }
    set_field(L, "n", values);
    lua_setfenv(L, -2);
}

void start_callback(Runtime& runtime, int anchor, bool with_self) {
    lua_State* L = runtime.lua();
    const int top = lua_gettop(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, anchor);
    lua_getfenv(L, -1);
    lua_getfield(L, -1, "n");
    const int values = static_cast<int>(lua_tonumber(L, -1));
    lua_pop(L, 1);
    const int environment = lua_gettop(L);
    lua_checkstack(L, values + 3);
    lua_rawgeti(L, environment, 1);
    if (with_self) lua_pushvalue(L, environment - 1);
    for (int i = 2; i <= values; ++i) lua_rawgeti(L, environment, i);
    runtime.scheduler().start_later(L, values - 1 + (with_self ? 1 : 0));
    lua_settop(L, top);
}

}  // namespace eco
