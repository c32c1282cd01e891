// SPDX-License-Identifier: MIT
#include "modules/compat/compat.h"

#include "runtime/lua.h"

namespace eco {

static int base_rawlen(lua_State* L) {
    const int type = lua_type(L, 1);
    if (type != LUA_TTABLE && type != LUA_TSTRING) {
        raise_type(L, 1, "table or string");
    }
    lua_pushnumber(L, static_cast<lua_Number>(lua_objlen(L, 1)));
    return 1;
}

static const luaL_Reg kBase[] = {{"rawlen", base_rawlen}, {nullptr, nullptr}};

static const luaL_Reg kString[] = {
    {"pack", string_pack},
    {"packsize", string_packsize},
    {"unpack", string_unpack},
    {nullptr, nullptr},
};

static const luaL_Reg kUtf8[] = {
    {"char", utf8_char}, {"codepoint", utf8_codepoint}, {"codes", utf8_codes},
    {"len", utf8_len},   {"offset", utf8_offset},       {nullptr, nullptr},
};

// Adds to the table on top what it does not have yet.
static void add_missing(lua_State* L, const luaL_Reg* functions) {
    for (; functions->name != nullptr; ++functions) {
        lua_getfield(L, -1, functions->name);
        const bool missing = lua_isnil(L, -1);
        lua_pop(L, 1);
        if (!missing) continue;
        lua_pushcfunction(L, functions->func);
        lua_setfield(L, -2, functions->name);
    }
}

// Makes the library a global, and known to require, like those that LuaJIT opens itself.
static void add_utf8(lua_State* L) {
    lua_getglobal(L, "utf8");
    const bool missing = lua_isnil(L, -1);
    lua_pop(L, 1);
    if (!missing) return;
    lua_createtable(L, 0, 6);
    add_missing(L, kUtf8);
    lua_pushlstring(L, kUtf8CharPattern, sizeof kUtf8CharPattern - 1);
    lua_setfield(L, -2, "charpattern");
    lua_getfield(L, LUA_REGISTRYINDEX, "_LOADED");
    lua_pushvalue(L, -2);
    lua_setfield(L, -2, "utf8");
    lua_pop(L, 1);
    lua_setglobal(L, "utf8");
}

}  // namespace eco

int luaopen_eco_compat(lua_State* L) {
    lua_pushvalue(L, LUA_GLOBALSINDEX);
    eco::add_missing(L, eco::kBase);
    lua_getglobal(L, "string");
    eco::add_missing(L, eco::kString);
    lua_pop(L, 2);
    eco::add_utf8(L);
    return 0;
}
