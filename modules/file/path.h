// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <sys/stat.h>

#include "runtime/lua.h"

namespace eco {

// Permission bits, those of set-uid and its sisters included.
mode_t check_mode(lua_State* L, int arg);
mode_t opt_mode(lua_State* L, int arg, mode_t fallback);

// What mkstemp(3) makes a file of in the directory for such files.
std::string temporary_template();
void push_status(lua_State* L, const struct stat& status);

// Functions of the module, for its table.
void add_path_functions(lua_State* L);

}  // namespace eco
