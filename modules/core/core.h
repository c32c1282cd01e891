// SPDX-License-Identifier: MIT
#pragma once

#include <lua.hpp>

namespace eco {

// Each adds its functions to the table on top of the stack.
void add_task_functions(lua_State* L);
void add_io_functions(lua_State* L);
void add_collector_functions(lua_State* L);
// Fills the table on top of the stack with what the embedded Lua files need of the runtime.
void add_internal_functions(lua_State* L);
// Three of these: checks of arguments.
int bad_argument(lua_State* L);
int bad_self(lua_State* L);
int check_type(lua_State* L);
int check_optional(lua_State* L);

}  // namespace eco
