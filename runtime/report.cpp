// SPDX-License-Identifier: MIT
#include "runtime/report.h"

#include "runtime/scheduler.h"

namespace eco {

std::string error_text(lua_State* scratch, lua_State* thread, int index) {
    lua_pushvalue(thread, index);  // first: both may be the same stack
    lua_xmove(thread, scratch, 1);
    lua_getglobal(scratch, "tostring");
    lua_insert(scratch, -2);
    // tostring calls __tostring, which may fail in its turn.
    if (lua_pcall(scratch, 1, 1, 0) != 0 || lua_type(scratch, -1) != LUA_TSTRING) {
        lua_pop(scratch, 1);
        lua_pushfstring(scratch, "(error object is a %s value)", luaL_typename(thread, index));
    }
    std::string text(to_string(scratch, -1));
    lua_pop(scratch, 1);
    return text;
}

std::string traceback(lua_State* scratch, lua_State* thread, const std::string& message,
                      int level) {
    luaL_traceback(scratch, thread, message.empty() ? nullptr : message.c_str(), level);
    std::string text(to_string(scratch, -1));
    lua_pop(scratch, 1);
    return text;
}

static std::string seconds_left(const Task& task) {
    if (!task.armed()) return "";
    const Nanoseconds left = task.expires - monotonic_now();
    char text[32];
    snprintf(text, sizeof text, ", %.3f s left", left > 0 ? static_cast<double>(left) / 1e9 : 0.0);
    return text;
}

// The object a parked task called a method of.
static std::string subject(lua_State* scratch, const Task& task) {
    if (lua_type(task.running, 1) != LUA_TUSERDATA) return "";
    return " on " + error_text(scratch, task.running, 1);
}

std::string task_state(lua_State* scratch, Task& task) {
    switch (task.state) {
        case Task::State::kRunning:
            return "running";
        case Task::State::kStarting:
            return "in eco.run";
        case Task::State::kReady:
            return "ready to run";
        case Task::State::kFailed:
            return "failed";
        case Task::State::kParked:
            break;
    }
    return std::string("waiting: ") + task.operation->name + subject(scratch, task) +
           seconds_left(task);
}

std::string describe(lua_State* scratch, Task& task) {
    std::string text = "task " + std::to_string(task.id) + " " + task_state(scratch, task) + "\n";
    text += traceback(scratch, task.running, "") + "\n";
    for (auto resumer = task.resumers.rbegin(); resumer != task.resumers.rend(); ++resumer) {
        text += "resumed by " + traceback(scratch, *resumer, "") + "\n";
    }
    return text;
}

std::string dump(lua_State* scratch, const Scheduler& scheduler) {
    const size_t count = scheduler.count();
    std::string text = std::to_string(count) + (count == 1 ? " task\n" : " tasks\n");
    for (Task* task = scheduler.first(); task != nullptr; task = task->next) {
        text += describe(scratch, *task);
    }
    return text;
}

}  // namespace eco
