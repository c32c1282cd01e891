// SPDX-License-Identifier: MIT
//
// Handlers of signals, and what is below them.
#include <cerrno>
#include <climits>
#include <csignal>
#include <memory>
#include <optional>

#include <sys/signalfd.h>

#include "modules/sys/sys.h"
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
    std::optional<Hold> hold;
    int anchor = LUA_NOREF;
};

const ObjectType SignalHandler::kType = {"signal", kSignalKey};

static void deliver(uv_signal_t* handle, int) {
    const auto& handler = *static_cast<SignalHandler*>(handle->data);
    start_callback(handler.runtime, handler.anchor, false);
}

int SignalHandler::open() {
    auto watcher = std::make_unique<uv_signal_t>();
    int error = uv_signal_init(runtime.uv(), watcher.get());
    if (error != 0) return -error;
    handle.reset(watcher.release());
    handle->data = this;
    error = uv_signal_start(handle.get(), deliver, number);
    if (error != 0) {
        handle.reset();
        return -error;
    }
    runtime.signals().take(number);
    hold.emplace(runtime.scheduler());
    return 0;
}

void SignalHandler::close() {
    if (!handle) return;
    handle.reset();
    runtime.uv();  // closing needs a turn
    const bool inherited = !hold->current();
    hold.reset();
    if (runtime.closing()) return;
    if (!inherited) runtime.signals().give_back(number);
    luaL_unref(runtime.lua(), LUA_REGISTRYINDEX, anchor);
}

// signal(number, callback, ...)
static int handle_signal(lua_State* L) {
    const int number = check_int(L, 1);
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
    const pid_t pid = check_int(L, 1);
    const int number = check_int(L, 2);
    if (kill(pid, number) != 0) return push_error(L, errno);
    return push_true(L);
}

// The signals at `first` and behind. Like SIGKILL, SIGCHLD is passed over: the runtime has to hear
// it.
static sigset_t check_signals(lua_State* L, int first) {
    sigset_t set;
    sigemptyset(&set);
    for (int arg = first; arg <= lua_gettop(L); ++arg) {
        const auto number = static_cast<int>(check_integer(L, arg, 1, INT_MAX));
        if (number != SIGCHLD && sigaddset(&set, number) != 0) luaL_argerror(L, arg, "no signal");
    }
    return set;
}

// sigprocmask(how, signal...)
static int set_mask(lua_State* L) {
    const int how = check_int(L, 1);
    const sigset_t set = check_signals(L, 2);
    if (const int error = pthread_sigmask(how, &set, nullptr)) return push_error(L, error);
    return push_true(L);
}

// signalfd(signal...)
static int open_signal_fd(lua_State* L) {
    const sigset_t set = check_signals(L, 1);
    const int fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    if (fd < 0) return push_error(L, errno);
    lua_pushnumber(L, fd);
    return 1;
}

void add_signal_functions(lua_State* L) {
    static const luaL_Reg kMethods[] = {
        {"close", handler_close}, {"cancel", handler_close}, {nullptr, nullptr}};
    static const luaL_Reg kFunctions[] = {
        {"signal", handle_signal},    {"kill", send_signal}, {"sigprocmask", set_mask},
        {"signalfd", open_signal_fd}, {nullptr, nullptr},
    };
    define_type(L, SignalHandler::kType, kMethods, collect<SignalHandler>, handler_tostring);
    luaL_setfuncs(L, kFunctions, 0);
}

}  // namespace eco
