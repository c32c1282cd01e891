// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <lua.hpp>

namespace eco {

class Scheduler;
struct Task;

// An error value as text, as tostring shows it. `scratch` is a state that runs nothing.
std::string error_text(lua_State* scratch, lua_State* thread, int index);
// `message` and the stack of `thread`, from `level` on.
std::string traceback(lua_State* scratch, lua_State* thread, const std::string& message,
                      int level = 0);
// What a task does or waits for, in a few words.
std::string task_state(lua_State* scratch, Task& task);
// A task in lines: number, state, what it waits for, the stack of each of its coroutines.
std::string describe(lua_State* scratch, Task& task);
// All live tasks.
std::string dump(lua_State* scratch, const Scheduler& scheduler);

}  // namespace eco
