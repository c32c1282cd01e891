// SPDX-License-Identifier: MIT
#include "runtime/lua.h"

#include <cerrno>
#include <cinttypes>
#include <climits>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "runtime/check.h"
#include "runtime/errors.h"

namespace eco {

int64_t check_integer(lua_State* L, int arg, int64_t min, int64_t max) {
    const double value = luaL_checknumber(L, arg);
    if (value != std::floor(value)) luaL_argerror(L, arg, "number has no integer representation");
    // 2^63 is exact as a double, INT64_MAX is not: compare below it.
    const bool fits = value >= static_cast<double>(min) && value < 9223372036854775808.0 &&
                      static_cast<int64_t>(value) <= max;
    if (!fits) {
        char text[80];
        std::snprintf(text, sizeof text, "value out of range [%" PRId64 ", %" PRId64 "]", min, max);
        luaL_argerror(L, arg, text);
    }
    return static_cast<int64_t>(value);
}

int64_t opt_integer(lua_State* L, int arg, int64_t min, int64_t max, int64_t fallback) {
    return lua_isnoneornil(L, arg) ? fallback : check_integer(L, arg, min, max);
}

int check_int(lua_State* L, int arg) {
    return static_cast<int>(check_integer(L, arg, INT_MIN, INT_MAX));
}

bool check_boolean(lua_State* L, int arg) {
    luaL_checktype(L, arg, LUA_TBOOLEAN);
    return lua_toboolean(L, arg) != 0;
}

std::string_view check_string(lua_State* L, int arg) {
    size_t size = 0;
    const char* data = luaL_checklstring(L, arg, &size);
    return {data, size};
}

std::string_view check_part(lua_State* L, int arg, int first_arg) {
    const std::string_view text = check_string(L, arg);
    const auto size = static_cast<int64_t>(text.size());
    const int64_t first = opt_integer(L, first_arg, 1, size + 1, 1);
    const int64_t last = opt_integer(L, first_arg + 1, first - 1, size, size);
    return text.substr(static_cast<size_t>(first - 1), static_cast<size_t>(last - first + 1));
}

const char* check_path(lua_State* L, int arg) {
    const std::string_view path = check_string(L, arg);
    if (path.find('\0') != std::string_view::npos) {
        luaL_argerror(L, arg, "path contains a zero byte");
    }
    return path.data();
}

std::string_view to_string(lua_State* L, int arg) {
    size_t size = 0;
    const char* data = lua_tolstring(L, arg, &size);
    return {data, size};
}

void check_function(lua_State* L, int arg) { luaL_checktype(L, arg, LUA_TFUNCTION); }

void check_argument_count(lua_State* L, int count) {
    if (count > kMaxArguments) luaL_error(L, "too many arguments (limit is %d)", kMaxArguments);
}

Nanoseconds to_limit(double seconds) {
    const double milliseconds = std::floor(seconds * 1000.0 + 1e-6);
    if (milliseconds < 1) return 1;
    if (milliseconds > 3.0e12) return kNoLimit;  // a century
    return static_cast<Nanoseconds>(milliseconds) * kMillisecond;
}

static double check_seconds(lua_State* L, int arg) {
    const double seconds = luaL_checknumber(L, arg);
    if (std::isnan(seconds)) luaL_argerror(L, arg, "timeout is not a number");
    return seconds;
}

Nanoseconds check_io_timeout(lua_State* L, int arg) {
    if (lua_gettop(L) < arg || lua_isnil(L, arg)) return kNoLimit;
    const double seconds = check_seconds(L, arg);
    return seconds <= 0 ? kNoLimit : to_limit(seconds);
}

Nanoseconds check_sync_timeout(lua_State* L, int arg) {
    if (lua_isnoneornil(L, arg)) return kNoLimit;
    const double seconds = check_seconds(L, arg);
    return seconds <= 0 ? 0 : to_limit(seconds);
}

void push_error_code(lua_State* L, int error) {
    const NamedNumber* known = kErrors;
    while (known->name != nullptr && known->number != error) ++known;
    lua_pushstring(L, known->name != nullptr ? known->name : "UNKNOWN");
}

int push_error(lua_State* L, int error) {
    lua_pushnil(L);
    lua_pushstring(L, std::strerror(error));
    push_error_code(L, error);
    return 3;
}

int push_true(lua_State* L) {
    lua_pushboolean(L, 1);
    return 1;
}

int push_outcome(lua_State* L, int result) {
    return result == 0 ? push_true(L) : push_error(L, errno);
}

int push_failure(lua_State* L, const char* word) {
    lua_pushnil(L);
    lua_pushstring(L, word);
    return 2;
}

// LuaJIT has no function for it. The byte is the one that lua_status reads.
void StatusKeeper::restore() {
    constexpr int kHeader = 16;
    auto* bytes = reinterpret_cast<unsigned char*>(thread_);
    for (int i = 0; i < kHeader; ++i) {
        const unsigned char old = bytes[i];
        bytes[i] = static_cast<unsigned char>(status_);
        if (lua_status(thread_) == status_) return;
        bytes[i] = old;
    }
    CHECK(false, "the status of a coroutine is not where it was in LuaJIT 2.1");
}

void collect_garbage_quietly(lua_State* L) {
    const bool stopped = lua_gc(L, LUA_GCISRUNNING, 0) == 0;
    const auto collect = [](lua_State* from) {
        lua_gc(from, LUA_GCCOLLECT, 0);
        return 0;
    };
    if (lua_cpcall(L, collect, nullptr) != 0) lua_pop(L, 1);
    if (stopped) lua_gc(L, LUA_GCSTOP, 0);  // LuaJIT has started it again
}

bool collect_descriptors(lua_State* L, int error) {
    const bool none_left = error == EMFILE || error == ENFILE;
    if (none_left) collect_garbage_quietly(L);
    errno = error;
    return none_left;
}

void push(lua_State* L, std::string_view text) { lua_pushlstring(L, text.data(), text.size()); }

void set_field(lua_State* L, const char* name, double value) {
    lua_pushnumber(L, value);
    lua_setfield(L, -2, name);
}

void* to_object(lua_State* L, int arg, const ObjectType& type) {
    auto* object = static_cast<Object*>(lua_touserdata(L, arg));
    // The size of a light userdata is 0.
    if (object == nullptr || lua_objlen(L, arg) < sizeof(Object)) return nullptr;
    return object->tag == &type ? object : nullptr;
}

void raise_type(lua_State* L, int arg, const char* expected) {
    luaL_argerror(L, arg,
                  lua_pushfstring(L, "%s expected, got %s", expected,
                                  lua_isnone(L, arg) ? "no value" : luaL_typename(L, arg)));
    std::abort();  // luaL_argerror does not return
}

void define_type(lua_State* L, const ObjectType& type, const luaL_Reg* methods, lua_CFunction gc,
                 lua_CFunction tostring) {
    lua_newtable(L);
    lua_newtable(L);
    luaL_setfuncs(L, methods, 0);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, gc);
    lua_setfield(L, -2, "__gc");
    lua_pushcfunction(L, tostring);
    lua_setfield(L, -2, "__tostring");
    lua_pushstring(L, type.name);
    lua_setfield(L, -2, "__name");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_rawseti(L, LUA_REGISTRYINDEX, type.key);
}

// __index(object, name); upvalues: the methods, the field's name, its getter.
static int index_field(lua_State* L) {
    if (lua_rawequal(L, 2, lua_upvalueindex(2))) {
        lua_pushvalue(L, lua_upvalueindex(3));
        lua_pushvalue(L, 1);
        lua_call(L, 1, 1);
        return 1;
    }
    lua_settop(L, 2);
    lua_gettable(L, lua_upvalueindex(1));
    return 1;
}

void define_field(lua_State* L, const ObjectType& type, const char* name, lua_CFunction getter) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, type.key);
    lua_getfield(L, -1, "__index");
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, "__methods");  // where the prompt finds their names
    lua_pushstring(L, name);
    lua_pushcfunction(L, getter);
    lua_pushcclosure(L, index_field, 3);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
}

}  // namespace eco
