// SPDX-License-Identifier: MIT
//
// eco.dns.core: what the resolver, stdlib/eco/dns.lua, needs of C++.
#include "modules/dns/message.h"

extern "C" int luaopen_eco_dns_core(lua_State* L) {
    using namespace eco;
    static const luaL_Reg kFunctions[] = {
        {"encode", encode_query},
        {"decode", decode_message},
        {nullptr, nullptr},
    };
    lua_newtable(L);
    luaL_setfuncs(L, kFunctions, 0);
    return 1;
}
