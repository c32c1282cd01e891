// SPDX-License-Identifier: MIT
//
// Processes that go on with this one's Lua state.
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "modules/sys/children.h"
#include "modules/sys/sys.h"
#include "runtime/runtime.h"
#include "runtime/scheduler.h"

namespace eco {

// Pushes what both processes get.
static int push_fork_result(lua_State* L, pid_t pid) {
    if (pid < 0) return push_error(L, errno);
    lua_pushnumber(L, pid);
    return 1;
}

// The new process is killed when its parent ends, also if that has happened already.
static void die_with(pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) raise(SIGKILL);
}

// Runs the function at 1 as the one task. What called this never goes on.
[[noreturn]] static void run_alone(lua_State* L, Runtime& runtime) {
    lua_State* main = runtime.lua();
    lua_pushvalue(L, 1);
    lua_xmove(L, main, 1);
    runtime.scheduler().start_later(main, 0);
    lua_pop(main, 1);
    runtime.leave(runtime.run());
}

// spawn(f)
static int spawn(lua_State* L) {
    check_function(L, 1);
    lua_settop(L, 1);
    lua_pushthread(L);  // no task keeps it alive in the new process
    const int anchor = luaL_ref(L, LUA_REGISTRYINDEX);
    Runtime& runtime = Runtime::from(L);
    Children& children = Children::from(L);
    children.watch();
    const pid_t parent = getpid();
    const pid_t pid = runtime.fork(true);
    if (pid == 0) {
        die_with(parent);
        children.lose_all();
        run_alone(L, runtime);
    }
    const int error = errno;
    luaL_unref(L, LUA_REGISTRYINDEX, anchor);
    errno = error;
    if (pid > 0) children.add_kept(pid);
    return push_fork_result(L, pid);
}

// fork()
static int fork_process(lua_State* L) {
    Children& children = Children::from(L);
    children.watch();
    const pid_t pid = Runtime::from(L).fork(false);
    if (pid == 0) children.lose_all();
    if (pid > 0) children.add_kept(pid);
    return push_fork_result(L, pid);
}

static int stand_on_null() {
    const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null < 0) return errno;
    for (int fd = 0; fd <= 2; ++fd) dup2(null, fd);
    if (null > 2) close(null);
    return 0;
}

// daemonize([keep_directory[, keep_streams]])
static int daemonize(lua_State* L) {
    const bool keep_directory = lua_toboolean(L, 1) != 0;
    const bool keep_streams = lua_toboolean(L, 2) != 0;
    Runtime& runtime = Runtime::from(L);
    const pid_t pid = runtime.fork(false);
    if (pid < 0) return push_error(L, errno);
    if (pid > 0) runtime.leave(0);
    Children::from(L).lose_all();
    setsid();  // cannot fail: a new process leads no group
    if (!keep_directory && chdir("/") != 0) return push_error(L, errno);
    if (!keep_streams) {
        if (const int error = stand_on_null()) return push_error(L, error);
    }
    return push_true(L);
}

// waitpid(pid)
static int wait_pid(lua_State* L) {
    const auto pid = static_cast<pid_t>(check_integer(L, 1, -INT32_MAX, INT32_MAX));
    return Children::from(L).wait(L, pid);
}

// prctl(option, argument)
static int process_control(lua_State* L) {
    const int64_t option = check_integer(L, 1, INT32_MIN, INT32_MAX);
    if (option != PR_SET_PDEATHSIG) return push_failure(L, "unsupported option");
    const auto argument = static_cast<unsigned long>(check_integer(L, 2, 0, INT32_MAX));
    if (prctl(PR_SET_PDEATHSIG, argument) != 0) return push_error(L, errno);
    return push_true(L);
}

void add_fork_functions(lua_State* L) {
    static const luaL_Reg kFunctions[] = {
        {"spawn", spawn},      {"fork", fork_process},     {"daemonize", daemonize},
        {"waitpid", wait_pid}, {"prctl", process_control}, {nullptr, nullptr},
    };
    luaL_setfuncs(L, kFunctions, 0);
}

}  // namespace eco
