// SPDX-License-Identifier: MIT
#pragma once

#include <lua.hpp>

namespace eco {

// Adds open_editor and tasks to the table on top of the stack: what stdlib/eco/boot/repl needs.
void add_prompt_functions(lua_State* L);

}  // namespace eco
