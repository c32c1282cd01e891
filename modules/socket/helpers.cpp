// SPDX-License-Identifier: MIT
//
// Address and byte-order helpers: inet(3), inet_pton(3), if_nametoindex(3), byteorder(3).
#include <cstring>

#include <arpa/inet.h>
#include <net/if.h>

#include "modules/socket/socket.h"

namespace eco {

template <int kFamily>
static int is_address(lua_State* L) {
    const int family = literal_family(check_string(L, 1));
    const bool has_zone = to_string(L, 1).find('%') != std::string_view::npos;
    const bool matches = kFamily == AF_UNSPEC ? family != AF_UNSPEC : family == kFamily;
    lua_pushboolean(L, matches && !has_zone);
    return 1;
}

static bool has_zero(std::string_view text) { return text.find('\0') != std::string_view::npos; }

static int to_number(lua_State* L) {
    const std::string_view text = check_string(L, 1);
    in_addr address;
    // inet_aton(3) takes anything behind a blank.
    const bool whole = text.find_first_of(std::string_view(" \t\n\v\f\r\0", 7)) == text.npos;
    if (!whole || inet_aton(text.data(), &address) == 0) return lua_pushnil(L), 1;
    lua_pushnumber(L, address.s_addr);
    return 1;
}

static int to_text(lua_State* L) {
    in_addr address;
    address.s_addr = static_cast<uint32_t>(check_integer(L, 1, INT32_MIN, UINT32_MAX));
    char text[INET_ADDRSTRLEN];
    lua_pushstring(L, inet_ntop(AF_INET, &address, text, sizeof text));
    return 1;
}

static int check_family(lua_State* L) {
    const int family = check_int(L, 1);
    if (family != AF_INET && family != AF_INET6) {
        luaL_argerror(L, 1, "family must be AF_INET or AF_INET6");
    }
    return family;
}

static size_t address_size(int family) {
    return family == AF_INET ? sizeof(in_addr) : sizeof(in6_addr);
}

static int to_bytes(lua_State* L) {
    const int family = check_family(L);
    const std::string_view text = check_string(L, 2);
    in6_addr address;
    if (has_zero(text) || inet_pton(family, text.data(), &address) != 1) return lua_pushnil(L), 1;
    lua_pushlstring(L, reinterpret_cast<const char*>(&address), address_size(family));
    return 1;
}

static int from_bytes(lua_State* L) {
    const int family = check_family(L);
    const std::string_view bytes = check_string(L, 2);
    if (bytes.size() < address_size(family)) luaL_argerror(L, 2, "address too short");
    char text[INET6_ADDRSTRLEN];
    lua_pushstring(L, inet_ntop(family, bytes.data(), text, sizeof text));
    return 1;
}

static int name_to_index(lua_State* L) {
    const std::string_view name = check_string(L, 1);
    const unsigned index = has_zero(name) ? 0 : if_nametoindex(name.data());
    if (index == 0) return lua_pushnil(L), 1;
    lua_pushnumber(L, index);
    return 1;
}

static int index_to_name(lua_State* L) {
    const int64_t index = check_integer(L, 1, 0, UINT32_MAX);
    char name[IF_NAMESIZE];
    if (if_indextoname(static_cast<unsigned>(index), name) == nullptr) return lua_pushnil(L), 1;
    lua_pushstring(L, name);
    return 1;
}

// The low bits of any integer.
static uint32_t check_bits(lua_State* L) {
    return static_cast<uint32_t>(check_integer(L, 1, -(INT64_C(1) << 53), INT64_C(1) << 53));
}

// The two directions are the same function.
static int swap_long(lua_State* L) {
    lua_pushnumber(L, htonl(check_bits(L)));
    return 1;
}

static int swap_short(lua_State* L) {
    lua_pushnumber(L, htons(static_cast<uint16_t>(check_bits(L))));
    return 1;
}

void add_helpers(lua_State* L) {
    static const luaL_Reg kFunctions[] = {
        {"is_ip_address", is_address<AF_UNSPEC>},
        {"is_ipv4_address", is_address<AF_INET>},
        {"is_ipv6_address", is_address<AF_INET6>},
        {"inet_aton", to_number},
        {"inet_ntoa", to_text},
        {"inet_pton", to_bytes},
        {"inet_ntop", from_bytes},
        {"if_nametoindex", name_to_index},
        {"if_indextoname", index_to_name},
        {"htonl", swap_long},
        {"ntohl", swap_long},
        {"htons", swap_short},
        {"ntohs", swap_short},
        {nullptr, nullptr},
    };
    luaL_setfuncs(L, kFunctions, 0);
}

}  // namespace eco
