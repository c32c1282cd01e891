// SPDX-License-Identifier: MIT
//
// Calls that wait until all output has left. tcdrain(3) itself would block the loop, or a thread of
// a pool that could not be called back from a line on which nothing moves. So the count of what is
// left (TIOCOUTQ) is looked at again and again: that ends at once with a cancel, a timeout or a
// close, and no flow control can hold up the others.
#pragma once

#include "runtime/lua.h"

namespace eco {

// Is there output that has not left? A negative errno value if that cannot be said.
int has_output(int fd);

// tcdrain(terminal[, timeout])
int tcdrain_terminal(lua_State* L);
// tcsendbreak(terminal[, seconds])
int send_break(lua_State* L);
// Sets the attributes at 3 when all output has left; with `flush`, what came in and was not read is
// thrown away. The terminal is at 1 and has been checked, and so have the attributes.
int set_when_drained(lua_State* L, bool flush);

void define_drain_type(lua_State* L);

}  // namespace eco
