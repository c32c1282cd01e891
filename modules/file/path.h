// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <sys/stat.h>

#include "runtime/lua.h"

namespace eco {

// A path: a string without NUL. Raises otherwise.
const char* check_path(lua_State* L, int arg);
// Permission bits, those of set-uid and its sisters included.
mode_t check_mode(lua_State* L, int arg);
mode_t opt_mode(lua_State* L, int arg, mode_t fallback);

// true, or nil, text, code: what a call that returned `result` and set errno comes to.
int push_outcome(lua_State* L, int result);
// What mkstemp(3) makes a file of in the directory for such files.
std::string temporary_template();
void push_status(lua_State* L, const struct stat& status);

// Functions of the module, for its table.
void add_path_functions(lua_State* L);

}  // namespace eco
