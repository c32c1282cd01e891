// SPDX-License-Identifier: MIT
//
// The collector and what it gives back, for stdlib/eco/boot/collector.lua and files.lua.
#include <unistd.h>

#include <fcntl.h>

#include "modules/core/core.h"
#include "runtime/lua.h"

namespace eco {

// Objects of a machine with short pointers are smaller, and it has less memory.
static constexpr int kReserveKib = sizeof(void*) == 8 ? 1024 : 256;

// reserve(): an object that the collector takes for large, and its size in KiB. LuaJIT's allocator
// maps as much and nothing touches it: it takes no memory.
static int reserve(lua_State* L) {
    lua_newuserdata(L, size_t{kReserveKib} * 1024);
    lua_pushnumber(L, kReserveKib);
    return 2;
}

static int collect_garbage(lua_State* L) {
    collect_garbage_quietly(L);
    return 0;
}

// spare_descriptors(): garbage is collected if none are left, or only one.
static int spare_descriptors(lua_State* L) {
    int ends[2];
    if (open_descriptor(L, [&ends] { return pipe2(ends, O_CLOEXEC); }) == 0) {
        close(ends[0]);
        close(ends[1]);
    }
    return 0;
}

void add_collector_functions(lua_State* L) {
    static const luaL_Reg kFunctions[] = {
        {"reserve", reserve},
        {"collect_garbage", collect_garbage},
        {"spare_descriptors", spare_descriptors},
        {nullptr, nullptr},
    };
    luaL_setfuncs(L, kFunctions, 0);
}

}  // namespace eco
