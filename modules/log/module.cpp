// SPDX-License-Identifier: MIT
//
// eco.log: messages with a priority, for a file, the terminal or the system log.
#include <cctype>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

#include <syslog.h>

#include "modules/log/logger.h"
#include "runtime/runtime.h"
#include "runtime/scheduler.h"

namespace eco {

enum Flag {
    kFlagLf = 1,
    kFlagFile = 2,
    kFlagPath = 4,
};

struct Log final : Runtime::Attachment {
    explicit Log(Runtime& runtime) : logger(runtime) {}

    Logger logger;
    int level = LOG_INFO;  // of syslog(3)
    int flags = kFlagLf;
};

struct LogPointer {
    Log* log;
};

// What every function has as upvalues.
static Log& self(lua_State* L) {
    return *static_cast<LogPointer*>(lua_touserdata(L, lua_upvalueindex(1)))->log;
}
static constexpr int kToString = 2;
static constexpr int kStdout = 3;

// ---- messages ----------------------------------------------------------------------------------

// Makes the value a string. A __tostring that fails must not stop the program that reports.
static void stringify(lua_State* L, int arg) {
    if (lua_type(L, arg) == LUA_TSTRING) return;
    lua_pushvalue(L, lua_upvalueindex(kToString));
    lua_pushvalue(L, arg);
    lua_pcall(L, 1, 1, 0);
    if (lua_tostring(L, -1) == nullptr) {
        lua_pop(L, 1);
        lua_pushfstring(L, "(%s without a text)", luaL_typename(L, arg));
    }
    lua_replace(L, arg);
}

// The innermost Lua function that called.
static bool find_caller(lua_State* L, lua_Debug* caller) {
    for (int level = 1; lua_getstack(L, level, caller) != 0; ++level) {
        if (lua_getinfo(L, "Sl", caller) != 0 && caller->currentline > 0) return true;
    }
    return false;
}

// Pushes "(name:NNN) ".
static void push_place(lua_State* L, int flags) {
    lua_Debug caller = {};
    const bool found = find_caller(L, &caller);
    const char* name = "?";
    if (found) {
        name =
            *caller.source == '@' || *caller.source == '=' ? caller.source + 1 : caller.short_src;
        const char* slash = std::strrchr(name, '/');
        if ((flags & kFlagPath) == 0 && *caller.source == '@' && slash != nullptr) name = slash + 1;
    }
    char line[24];
    std::snprintf(line, sizeof line, "%3d", found ? caller.currentline : 0);
    lua_pushfstring(L, "(%s:%s) ", name, line);
}

// Replaces the arguments from `first` on by the message, which is on top then.
static std::string_view make_message(lua_State* L, int first, int flags) {
    const int last = lua_gettop(L);
    for (int arg = first; arg <= last; ++arg) stringify(L, arg);
    luaL_Buffer out;
    luaL_buffinit(L, &out);
    if ((flags & (kFlagFile | kFlagPath)) != 0) {
        push_place(L, flags);
        luaL_addvalue(&out);
    }
    for (int arg = first; arg <= last; ++arg) {
        if (arg > first) luaL_addchar(&out, ' ');
        lua_pushvalue(L, arg);
        luaL_addvalue(&out);
    }
    luaL_pushresult(&out);
    return to_string(L, -1);
}

// Shows the text on top of the stack as print does, which at the prompt is not the terminal itself.
static void show(lua_State* L) {
    lua_getfield(L, lua_upvalueindex(kStdout), "write");
    lua_pushvalue(L, lua_upvalueindex(kStdout));
    lua_pushvalue(L, -3);
    if (lua_pcall(L, 2, 0, 0) != 0) lua_pop(L, 1);
    std::fflush(stdout);
}

static int log_at(lua_State* L, int priority, int first) {
    Log& log = self(L);
    if (priority > log.level) return 0;
    luaL_checkstack(L, LUA_MINSTACK, nullptr);
    const std::string_view message = make_message(L, first, log.flags);
    const bool ended = (log.flags & kFlagLf) != 0;
    if (log.logger.is_terminal()) {
        push(L, log.logger.format(priority, message, ended));
        show(L);
    } else {
        log.logger.log(priority, message, ended);
    }
    return Scheduler::from(L).pass(L, 0);
}

template <int kPriority>
static int log_with(lua_State* L) {
    return log_at(L, kPriority, 1);
}

// log(priority, ...)
static int log_any(lua_State* L) {
    const auto priority = static_cast<int>(check_integer(L, 1, LOG_EMERG, LOG_DEBUG));
    return log_at(L, priority, 2);
}

// ---- settings ----------------------------------------------------------------------------------

static int set_level(lua_State* L) {
    self(L).level = check_int(L, 1);
    return 0;
}

static int set_flags(lua_State* L) {
    self(L).flags = static_cast<int>(check_integer(L, 1, 0, INT_MAX));
    return 0;
}

static bool is_plain(std::string_view path) {
    for (const char* part : {"..", "./", "//"}) {
        if (path.find(part) != std::string_view::npos) return false;
    }
    return (path.empty() || path.back() != '/') && path.find('\0') == std::string_view::npos;
}

static int set_path(lua_State* L) {
    const std::string_view path = check_string(L, 1);
    int error = EINVAL;
    if (is_plain(path)) error = self(L).logger.set_path(std::string(path));
    if (error != 0) return push_error(L, error);
    return push_true(L);
}

static int set_syslog(lua_State* L) {
    self(L).logger.set_syslog(std::string(check_string(L, 1)));
    return 0;
}

static int set_roll_size(lua_State* L) {
    self(L).logger.file().roll_size = check_integer(L, 1, 0, INT64_C(1) << 53);
    return 0;
}

static int set_roll_count(lua_State* L) {
    const int count = check_int(L, 1);
    self(L).logger.file().roll_count = count > 0 ? static_cast<size_t>(count) : 10;
    return 0;
}

static int set_ident(lua_State* L) {
    const std::string_view ident = check_string(L, 1);
    for (const char c : ident) {
        if (std::iscntrl(static_cast<unsigned char>(c)) != 0) {
            luaL_argerror(L, 1, "control characters in the name");
        }
    }
    self(L).logger.set_ident(ident.substr(0, 31));
    return 0;
}

// Once in a state, however often the module is loaded: what has been set holds for all of it.
static void push_log(lua_State* L) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, kLogKey);
    if (!lua_isnil(L, -1)) return;
    lua_pop(L, 1);
    auto* pointer = static_cast<LogPointer*>(lua_newuserdata(L, sizeof(LogPointer)));
    lua_pushvalue(L, -1);
    lua_rawseti(L, LUA_REGISTRYINDEX, kLogKey);
    Runtime& runtime = Runtime::from(L);
    auto log = std::make_unique<Log>(runtime);
    pointer->log = log.get();
    runtime.attach(std::move(log));
}

}  // namespace eco

extern "C" int luaopen_eco_log(lua_State* L) {
    using namespace eco;
    static const luaL_Reg kFunctions[] = {
        {"debug", log_with<LOG_DEBUG>},
        {"info", log_with<LOG_INFO>},
        {"notice", log_with<LOG_NOTICE>},
        {"warn", log_with<LOG_WARNING>},
        {"err", log_with<LOG_ERR>},
        {"crit", log_with<LOG_CRIT>},
        {"log", log_any},
        {"set_level", set_level},
        {"set_flags", set_flags},
        {"set_path", set_path},
        {"set_syslog", set_syslog},
        {"set_roll_size", set_roll_size},
        {"set_roll_count", set_roll_count},
        {"set_ident", set_ident},
        {nullptr, nullptr},
    };
    static const struct {
        const char* name;
        int value;
    } kConstants[] = {
        {"EMERG", LOG_EMERG},   {"ALERT", LOG_ALERT},     {"CRIT", LOG_CRIT},
        {"ERR", LOG_ERR},       {"WARNING", LOG_WARNING}, {"WARN", LOG_WARNING},
        {"NOTICE", LOG_NOTICE}, {"INFO", LOG_INFO},       {"DEBUG", LOG_DEBUG},
        {"FLAG_LF", kFlagLf},   {"FLAG_FILE", kFlagFile}, {"FLAG_PATH", kFlagPath},
    };
    lua_newtable(L);
    push_log(L);
    lua_getglobal(L, "tostring");
    lua_getglobal(L, "io");
    lua_getfield(L, -1, "stdout");
    lua_remove(L, -2);
    luaL_setfuncs(L, kFunctions, 3);
    for (const auto& constant : kConstants) set_field(L, constant.name, constant.value);
    return 1;
}
