// SPDX-License-Identifier: MIT
#pragma once

#include "runtime/stream.h"
#include "runtime/wait_queue.h"

namespace eco {

// A serial line that a script has opened. Owns its descriptor; it is a stream, whose modes are set
// as those of any terminal.
struct Serial : Stream {
    static const ObjectType kType;

    explicit Serial(DescriptorRef ref) : Stream(std::move(ref)) {}
    ~Serial() { release(); }

    // Lets everything go. Whoever waits on it gets an error.
    void release();

    WaitQueue draining;  // tasks that wait until all is sent
};

// What the functions of eco.termios work on, at `arg`: a descriptor or a Serial. Checks the type.
struct Terminal {
    bool closed() const { return serial != nullptr && fd < 0; }

    int fd;
    Serial* serial;  // or null
};
Terminal check_terminal(lua_State* L, int arg);
// Drops what was received, has not left, or both, as ioctl_tty(2) numbers it. Returns 0 or an errno
// value.
int flush(const Terminal& terminal, int queue);
// What they return if there is nothing to work on: nil, "closed".
int push_closed(lua_State* L);

// open(path, rate[, framing])
int open_serial(lua_State* L);
void define_serial_type(lua_State* L);

}  // namespace eco
