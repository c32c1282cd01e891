// SPDX-License-Identifier: MIT
#pragma once

#include <lua.hpp>

namespace eco {

class Runtime;

// A function and arguments that an object of a script keeps, to be started as a task when the loop
// says so. They lie in the environment table of the object's userdata.

// Keeps the function at `first` and what lies behind it, up to the userdata on top of the stack.
void keep_callback(lua_State* L, int first);
// Starts it. `anchor` is the registry reference of the userdata, which is the first argument if
// `with_self`.
void start_callback(Runtime& runtime, int anchor, bool with_self);

}  // namespace eco
