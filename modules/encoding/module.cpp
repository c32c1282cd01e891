// SPDX-License-Identifier: MIT
//
// eco.encoding.codec: what stdlib/eco/encoding is made of.
#include "modules/encoding/codec.h"
#include "runtime/lua.h"

namespace eco {

int push_malformed(lua_State* L) { return push_failure(L, "input is malformed"); }

}  // namespace eco

extern "C" int luaopen_eco_encoding_codec(lua_State* L) {
    using namespace eco;
    static const luaL_Reg kFunctions[] = {
        {"to_base64", to_base64}, {"from_base64", from_base64}, {"bare_base64", bare_base64},
        {"to_hex", to_hex},       {"from_hex", from_hex},       {"dump_hex", dump_hex},
        {nullptr, nullptr},
    };
    lua_newtable(L);
    luaL_setfuncs(L, kFunctions, 0);
    return 1;
}
