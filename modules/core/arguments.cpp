// SPDX-License-Identifier: MIT
//
// Checks of arguments for the embedded Lua files. The errors are those of bindings, at the line
// outside of these files that called.
#include <cstring>

#include "modules/core/core.h"

namespace eco {

static int level_of_caller(lua_State* L) {
    constexpr char kEmbedded[] = "@stdlib/eco/";  // as scripts/embed.py names them
    lua_Debug frame = {};
    int level = 1;
    while (lua_getstack(L, level, &frame) != 0 && lua_getinfo(L, "S", &frame) != 0 &&
           std::strncmp(frame.source, kEmbedded, sizeof kEmbedded - 1) == 0) {
        ++level;
    }
    return level;
}

// bad_argument(arg, name, text): for an argument of the function of that name.
int bad_argument(lua_State* L) {
    luaL_where(L, level_of_caller(L));
    lua_pushfstring(L, "bad argument #%s to '%s' (", lua_tostring(L, 1), lua_tostring(L, 2));
    lua_pushvalue(L, 3);  // may contain zero bytes
    lua_pushliteral(L, ")");
    lua_concat(L, 4);
    return lua_error(L);
}

// bad_self(name, kind, value): for a method of that name and kind of object.
int bad_self(lua_State* L) {
    luaL_where(L, level_of_caller(L));
    lua_pushfstring(L, "calling '%s' on bad self (%s expected, got %s)", lua_tostring(L, 1),
                    lua_tostring(L, 2), luaL_typename(L, 3));
    lua_concat(L, 2);
    return lua_error(L);
}

// check(arg, name, value, type[, nothing]): raises unless the value is of the type, which may be
// none of Lua's ("IP address"). `nothing` is what a nil is called then.
int check_type(lua_State* L) {
    const char* wanted = lua_tostring(L, 4);
    const char* got = luaL_typename(L, 3);
    if (std::strcmp(got, wanted) == 0) return 0;
    if (lua_isnil(L, 3)) got = luaL_optstring(L, 5, got);
    lua_pushfstring(L, "%s expected, got %s", wanted, got);
    lua_replace(L, 3);
    return bad_argument(L);
}

// check_optional(arg, name, value, type): nil will do.
int check_optional(lua_State* L) { return lua_isnil(L, 3) ? 0 : check_type(L); }

}  // namespace eco
