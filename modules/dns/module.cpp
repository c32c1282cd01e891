// SPDX-License-Identifier: MIT
//
// eco.dns.core: what the resolver, stdlib/eco/dns.lua, needs of C++.
#include <cstdio>

#include <sys/stat.h>

#include "modules/dns/message.h"

namespace eco {

// signature(path): a text that differs once the file has changed; nil if there is no file. stat(2).
static int file_signature(lua_State* L) {
    struct stat file;
    if (stat(luaL_checkstring(L, 1), &file) != 0) return lua_pushnil(L), 1;
    char text[128];
    const int size = std::snprintf(
        text, sizeof text, "%llx:%llx:%llx:%llx.%lx", static_cast<unsigned long long>(file.st_dev),
        static_cast<unsigned long long>(file.st_ino), static_cast<unsigned long long>(file.st_size),
        static_cast<unsigned long long>(file.st_mtim.tv_sec),
        static_cast<unsigned long>(file.st_mtim.tv_nsec));
    lua_pushlstring(L, text, static_cast<size_t>(size));
    return 1;
}

}  // namespace eco

extern "C" int luaopen_eco_dns_core(lua_State* L) {
    using namespace eco;
    static const luaL_Reg kFunctions[] = {
        {"encode", encode_query},
        {"decode", decode_message},
        {"signature", file_signature},
        {nullptr, nullptr},
    };
    lua_newtable(L);
    luaL_setfuncs(L, kFunctions, 0);
    return 1;
}
