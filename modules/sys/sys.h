// SPDX-License-Identifier: MIT
#pragma once

#include <lua.hpp>

namespace eco {

// Each adds its functions to the table on top of the stack; one file each.
void add_signal_functions(lua_State* L);
void add_launch(lua_State* L);
void add_fork_functions(lua_State* L);
void add_facts(lua_State* L);
void add_sys_constants(lua_State* L);

}  // namespace eco
