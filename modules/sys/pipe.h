// SPDX-License-Identifier: MIT
#pragma once

#include "runtime/stream.h"

namespace eco {

// Our end of a pipe whose other end is a standard stream of a child. Owns its descriptor.
struct Pipe : Stream {
    static const ObjectType kType;

    Pipe() : Stream(DescriptorRef()) { counts_first = true; }
    ~Pipe() { release(); }

    void adopt(lua_State* L, int fd);
    // Whoever waits on it gets an error.
    void release();
};

void define_pipe(lua_State* L);

}  // namespace eco
