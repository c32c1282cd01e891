// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include <sys/socket.h>

#include "runtime/lua.h"

namespace eco {

// A socket address of any family the module knows.
struct Address {
    sockaddr_storage storage = {};
    socklen_t size = 0;

    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
    sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
    std::string_view bytes() const { return {reinterpret_cast<const char*>(&storage), size}; }
};

// Reads the address arguments of bind, connect and sendto, from `arg` on. Wrong use raises. Returns
// 0, or the number of results pushed where the named device does not exist.
int check_address(lua_State* L, int arg, int family, Address* address);
// How many arguments an address of `family` takes.
int address_arguments(int family);

// getsockname(2) or getpeername(2).
using GetName = int (*)(int, sockaddr*, socklen_t*);
// Returns 0 or an errno value.
int get_name(int fd, GetName get, Address* address);

// The table of an address: family, and ipaddr, port, path, pid, ifindex, ifname as they apply.
void push_address(lua_State* L, const Address& address);
// "127.0.0.1:80", "[::1]:80", a path; "" for an unnamed address.
void push_address_text(lua_State* L, const Address& address);

// As if_nametoindex(3), which does not tell a device that is missing from a descriptor that is: 0
// and errno, ENODEV or why it could not look.
unsigned device_index(const char* name);

// Reads an IP literal of this family as inet_pton(3) does, into an in_addr or in6_addr.
bool is_literal(int family, std::string_view text, void* address);
// An IP literal without port: AF_INET, AF_INET6, or AF_UNSPEC if it is neither.
int literal_family(std::string_view text);

}  // namespace eco
