// SPDX-License-Identifier: MIT
//
// One blocking call: try, or wait and be tried again. A call is one attempt function that runs
// twice: first for the script, then for the loop on the suspended coroutine's own stack.
#pragma once

#include "runtime/scheduler.h"

namespace eco {

class Descriptor;

// Completes `operation` on a descriptor for the object the script called, at once or after waiting
// in `queue`: `return await(...)`. The arguments the attempt needs are on the stack.
int await(lua_State* L, const Operation& operation, Descriptor& descriptor, WaitQueue& queue,
          const void* object, Nanoseconds limit);

// Refuses (raises) if another coroutine waits in `queue` already.
void check_alone(lua_State* L, const Descriptor& descriptor, const WaitQueue& queue,
                 const void* object);
// The same, but those who wait for the same object queue up.
void check_may_queue(lua_State* L, const Descriptor& descriptor, const WaitQueue& queue,
                     const void* object);

// eco.sleep
int sleep_for(lua_State* L, Nanoseconds duration);

}  // namespace eco
