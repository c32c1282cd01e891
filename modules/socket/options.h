// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include <net/if.h>

#include "runtime/lua.h"

namespace eco {

struct Socket;

// setoption(name, value) and getoption(name), without the socket argument: name at 2, value at 3.
int set_option(lua_State* L, const Socket& socket);
int get_option(lua_State* L, const Socket& socket);

// The options table of a constructor, read and checked before anything is opened.
class ConstructorOptions {
public:
    // Which keys a constructor takes.
    enum Set { kSocket, kListener };

    // Reads the table at `arg`, or nothing if there is none. Wrong types raise.
    ConstructorOptions(lua_State* L, int arg, Set set);

    // Applies what applies to the socket. Returns 0, or the number of results pushed.
    int apply(lua_State* L, const Socket& socket) const;

    bool ipv6 = false;
    int backlog;
    int mode = -1;        // permission bits of a Unix socket's file, if given
    Nanoseconds timeout;  // of connect
    void default_reuseaddr();

private:
    static constexpr int kMaxOptions = 12;
    struct Value {
        bool given = false;
        int number = 0;
    };
    Value values_[kMaxOptions];
    char device_[IF_NAMESIZE] = "";
};

}  // namespace eco
