// SPDX-License-Identifier: MIT
#pragma once

#include <lua.hpp>

namespace eco {

void define_watcher_type(lua_State* L);
// inotify(), and the system calls themselves.
void add_inotify_functions(lua_State* L);

}  // namespace eco
