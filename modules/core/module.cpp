// SPDX-License-Identifier: MIT
//
// The core table `eco`: the table of contents. Opened once for each state.
#include "modules/core/core.h"
#include "runtime/lua.h"
#include "runtime/version.h"

extern "C" int luaopen_eco(lua_State* L) {
    using namespace eco;
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawseti(L, LUA_REGISTRYINDEX, kEcoKey);
    lua_pushstring(L, kApiVersion);
    lua_setfield(L, -2, "VERSION");
    set_field(L, "VERSION_MAJOR", kApiVersionMajor);
    set_field(L, "VERSION_MINOR", kApiVersionMinor);
    set_field(L, "VERSION_PATCH", kApiVersionPatch);
    set_field(L, "READ", 1);
    set_field(L, "WRITE", 4);
    add_task_functions(L);
    add_io_functions(L);

    lua_newtable(L);
    add_internal_functions(L);
    add_collector_functions(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, kInternalKey);
    return 1;
}
