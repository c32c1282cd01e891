// SPDX-License-Identifier: MIT
//
// eco.sys: signals and the process itself.
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>

#include <unistd.h>

#include "runtime/callback.h"
#include "runtime/runtime.h"
#include "runtime/scheduler.h"
#include "runtime/signals.h"

namespace eco {

// A script's handler of one signal. While it is open, the registry keeps the userdata alive; the
// callback and its arguments are in the userdata's environment table.
struct SignalHandler : Object {
    static const ObjectType kType;

    SignalHandler(Runtime& owner, int signal_number) : runtime(owner), number(signal_number) {}
    ~SignalHandler() { close(); }

    int open();
    void close();

    Runtime& runtime;
    int number;
    Handle<uv_signal_t> handle;
    int anchor = LUA_NOREF;
};

const ObjectType SignalHandler::kType = {"signal", kSignalKey};

static void deliver(uv_signal_t* handle, int) {
    const auto& handler = *static_cast<SignalHandler*>(handle->data);
    start_callback(handler.runtime, handler.anchor, false);
}

int SignalHandler::open() {
    auto* watcher = new uv_signal_t;
    uv_signal_init(runtime.uv(), watcher);
    watcher->data = this;
    handle.reset(watcher);
    const int error = uv_signal_start(watcher, deliver, number);
    if (error != 0) {
        handle.reset();
        return -error;
    }
    runtime.signals().take(number);
    runtime.scheduler().hold();
    return 0;
}

void SignalHandler::close() {
    if (!handle) return;
    handle.reset();
    runtime.uv();  // closing needs a turn
    if (runtime.closing()) return;
    runtime.signals().give_back(number);
    runtime.scheduler().release();
    luaL_unref(runtime.lua(), LUA_REGISTRYINDEX, anchor);
}

// signal(number, callback, ...)
static int handle_signal(lua_State* L) {
    const auto number = static_cast<int>(check_integer(L, 1, INT_MIN, INT_MAX));
    check_function(L, 2);
    if (number == SIGCHLD) luaL_argerror(L, 1, "SIGCHLD belongs to the runtime");
    const int extra = lua_gettop(L) - 2;
    check_argument_count(L, extra);
    auto* handler = push_new<SignalHandler>(L, Runtime::from(L), number);
    keep_callback(L, 2);
    if (const int error = handler->open()) return push_error(L, error);
    lua_pushvalue(L, -1);
    handler->anchor = luaL_ref(L, LUA_REGISTRYINDEX);
    return 1;
}

static int handler_close(lua_State* L) {
    check<SignalHandler>(L, 1)->close();
    return 0;
}

static int handler_tostring(lua_State* L) {
    const auto* handler = check<SignalHandler>(L, 1);
    lua_pushfstring(L, "signal: %d %s", handler->number, handler->handle ? "handled" : "closed");
    return 1;
}

static int send_signal(lua_State* L) {
    const auto pid = static_cast<pid_t>(check_integer(L, 1, INT_MIN, INT_MAX));
    const auto number = static_cast<int>(check_integer(L, 2, INT_MIN, INT_MAX));
    if (kill(pid, number) != 0) return push_error(L, errno);
    lua_pushboolean(L, 1);
    return 1;
}

static int get_pid(lua_State* L) {
    lua_pushnumber(L, getpid());
    return 1;
}

static int get_parent_pid(lua_State* L) {
    lua_pushnumber(L, getppid());
    return 1;
}

static int error_string(lua_State* L) {
    lua_pushstring(L, std::strerror(static_cast<int>(check_integer(L, 1, INT_MIN, INT_MAX))));
    return 1;
}

static const struct {
    const char* name;
    int number;
} kSignals[] = {
    {"SIGABRT", SIGABRT}, {"SIGALRM", SIGALRM}, {"SIGBUS", SIGBUS},       {"SIGCHLD", SIGCHLD},
    {"SIGCONT", SIGCONT}, {"SIGFPE", SIGFPE},   {"SIGHUP", SIGHUP},       {"SIGILL", SIGILL},
    {"SIGINT", SIGINT},   {"SIGIO", SIGIO},     {"SIGKILL", SIGKILL},     {"SIGPIPE", SIGPIPE},
    {"SIGPROF", SIGPROF}, {"SIGPWR", SIGPWR},   {"SIGQUIT", SIGQUIT},     {"SIGSEGV", SIGSEGV},
    {"SIGSTOP", SIGSTOP}, {"SIGSYS", SIGSYS},   {"SIGTERM", SIGTERM},     {"SIGTRAP", SIGTRAP},
    {"SIGTSTP", SIGTSTP}, {"SIGTTIN", SIGTTIN}, {"SIGTTOU", SIGTTOU},     {"SIGURG", SIGURG},
    {"SIGUSR1", SIGUSR1}, {"SIGUSR2", SIGUSR2}, {"SIGVTALRM", SIGVTALRM}, {"SIGWINCH", SIGWINCH},
    {"SIGXCPU", SIGXCPU}, {"SIGXFSZ", SIGXFSZ},
};

}  // namespace eco

extern "C" int luaopen_eco_sys(lua_State* L) {
    using namespace eco;
    static const luaL_Reg kMethods[] = {
        {"close", handler_close}, {"cancel", handler_close}, {nullptr, nullptr}};
    static const luaL_Reg kFunctions[] = {
        {"signal", handle_signal},   {"kill", send_signal},      {"getpid", get_pid},
        {"getppid", get_parent_pid}, {"strerror", error_string}, {nullptr, nullptr},
    };
    define_type(L, SignalHandler::kType, kMethods, collect<SignalHandler>, handler_tostring);
    lua_newtable(L);
    luaL_setfuncs(L, kFunctions, 0);
    for (const auto& signal : kSignals) set_field(L, signal.name, signal.number);
    return 1;
}
