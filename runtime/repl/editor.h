// SPDX-License-Identifier: MIT
#pragma once

#include <lua.hpp>

namespace eco {

// Gives a state's embedded files what stdlib/eco/boot/repl needs of C++. Part of the program, not
// of the library.
void add_prompt(lua_State* L);

}  // namespace eco
