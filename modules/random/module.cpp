// SPDX-License-Identifier: MIT
//
// What stdlib/eco/random.lua is made of: random bytes and numbers of the kernel, getrandom(2).
#include <cerrno>

#include <sys/random.h>

#include "runtime/lua.h"

namespace eco {

// Every integer up to here is a double of its own.
static constexpr int64_t kLargest = INT64_C(1) << 53;

// 0 or an errno value. Once the kernel has gathered entropy, which eco waited for at its start, it
// does not block.
static int fill(void* data, size_t size) {
    auto* next = static_cast<char*>(data);
    while (size > 0) {
        const ssize_t count = getrandom(next, size, 0);
        if (count < 0 && errno != EINTR) return errno;
        if (count < 0) continue;
        next += count;
        size -= static_cast<size_t>(count);
    }
    return 0;
}

// bytes(n): the caller asks for few at a time.
static int bytes(lua_State* L) {
    auto size = static_cast<size_t>(check_integer(L, 1, 0, kMaxString));
    luaL_Buffer buffer;
    luaL_buffinit(L, &buffer);
    while (size > 0) {
        const size_t part = size < LUAL_BUFFERSIZE ? size : LUAL_BUFFERSIZE;
        if (const int error = fill(luaL_prepbuffer(&buffer), part)) return push_error(L, error);
        luaL_addsize(&buffer, part);
        size -= part;
    }
    luaL_pushresult(&buffer);
    return 1;
}

// integer(m, n): a number in [m, n], each as likely as the others.
static int integer(lua_State* L) {
    const int64_t first = check_integer(L, 1, -kLargest, kLargest);
    const int64_t last = check_integer(L, 2, -kLargest, kLargest);
    if (first > last) luaL_argerror(L, 2, "interval is empty");
    const uint64_t span = static_cast<uint64_t>(last - first);
    uint64_t mask = span;
    for (int shift = 1; shift < 64; shift *= 2) mask |= mask >> shift;
    uint64_t number = 0;
    do {  // more than every second one will do
        if (const int error = fill(&number, sizeof number)) return push_error(L, error);
        number &= mask;
    } while (number > span);
    lua_pushnumber(L, static_cast<lua_Number>(first + static_cast<int64_t>(number)));
    return 1;
}

}  // namespace eco

extern "C" int luaopen_eco_random_kernel(lua_State* L) {
    using namespace eco;
    static const luaL_Reg kFunctions[] = {
        {"bytes", bytes}, {"integer", integer}, {nullptr, nullptr}};
    lua_newtable(L);
    luaL_setfuncs(L, kFunctions, 0);
    return 1;
}
