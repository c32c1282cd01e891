// SPDX-License-Identifier: MIT
//
// What Lua 5.4's standard library has, LuaJIT's lacks and only C can give: string.pack and its
// siblings, utf8 and rawlen. It adds to the libraries of a state and replaces nothing there; the
// parts that are better in Lua are in stdlib/eco/compat.lua.
#pragma once

#include <lua.hpp>

// Call it after luaL_openlibs. Returns nothing.
extern "C" int luaopen_eco_compat(lua_State* L);

namespace eco {

int string_pack(lua_State* L);
int string_packsize(lua_State* L);
int string_unpack(lua_State* L);

int utf8_char(lua_State* L);
int utf8_codepoint(lua_State* L);
int utf8_codes(lua_State* L);
int utf8_len(lua_State* L);
int utf8_offset(lua_State* L);

// Lua 5.4's pattern has "\0" where this one has "%z": a pattern ends at the first zero byte here.
constexpr char kUtf8CharPattern[] = "[%z\x01-\x7F\xC2-\xFD][\x80-\xBF]*";

}  // namespace eco
