// SPDX-License-Identifier: MIT
//
// SIGCHLD says that some child has ended, not which: each of ours is asked. (A descriptor for each,
// pidfd_open(2), would say it, but kernels before 5.3 have none.)
#include "modules/sys/children.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <utility>

#include <sys/wait.h>
#include <unistd.h>

#include "runtime/exhaustion.h"
#include "runtime/runtime.h"
#include "runtime/scheduler.h"

namespace eco {

const ObjectType Children::kType = {"children", kChildrenKey};

// How many ends nobody has asked for are kept.
static constexpr size_t kMaxKept = 1024;

// ---- one ---------------------------------------------------------------------------------------

static bool has_ended(pid_t pid) {
    siginfo_t info = {};
    return waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid == pid;
}

void Child::poll() {
    if (!is_running()) return;
    if (ends_group_ && has_ended(pid_)) kill(-pid_, SIGKILL);  // while the number is still its own
    const pid_t result = waitpid(pid_, &status_, WNOHANG);
    if (result == pid_) state_ = State::kEnded;
    // Somebody else has reaped it.
    if (result < 0 && errno == ECHILD) lose();
}

int Child::signal(int number) {
    poll();
    if (!is_running()) return ESRCH;
    return kill(pid_, number) == 0 ? 0 : errno;
}

int Child::signal_group(int number) {
    if (!leads_group_) return signal(number);
    ends_group_ = true;
    poll();
    if (!is_running()) return ESRCH;
    return kill(-pid_, number) == 0 ? 0 : errno;
}

void push_status(lua_State* L, int status) {
    const bool exited = WIFEXITED(status);
    lua_createtable(L, 0, 2);
    lua_pushboolean(L, 1);
    lua_setfield(L, -2, exited ? "exited" : "signaled");
    set_field(L, "status", exited ? WEXITSTATUS(status) : WTERMSIG(status));
}

int Child::push_end(lua_State* L) const {
    if (is_running()) return 0;
    if (state_ == State::kLost) return push_error(L, ECHILD);
    lua_pushnumber(L, pid_);
    push_status(L, status_);
    return 2;
}

void Child::push_state(lua_State* L) const {
    if (is_running()) {
        lua_pushliteral(L, "running");
    } else if (state_ == State::kLost) {
        lua_pushliteral(L, "lost");
    } else if (WIFEXITED(status_)) {
        lua_pushfstring(L, "exited %d", WEXITSTATUS(status_));
    } else {
        lua_pushfstring(L, "signaled %d", WTERMSIG(status_));
    }
}

// ---- all ---------------------------------------------------------------------------------------

Children::~Children() {
    if (!ends) return;
    ends.reset();
    runtime.uv();  // closing needs a turn
}

Children& Children::from(lua_State* L) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, kChildrenKey);
    lua_getfield(L, -1, "children");
    auto* children = static_cast<Children*>(lua_touserdata(L, -1));
    lua_pop(L, 2);
    return *children;
}

void Children::watch() {
    // Whoever started this process may have blocked it.
    sigset_t ended;
    sigemptyset(&ended);
    sigaddset(&ended, SIGCHLD);
    pthread_sigmask(SIG_UNBLOCK, &ended, nullptr);
    if (ends) return;
    auto* watcher = new uv_signal_t;
    need("uv_signal_init", uv_signal_init(runtime.uv(), watcher));
    watcher->data = this;
    uv_signal_start(
        watcher, [](uv_signal_t* signal, int) { static_cast<Children*>(signal->data)->reap(); },
        SIGCHLD);
    ends.reset(watcher);
}

void Children::add_kept(pid_t pid) {
    reap();
    const bool full = kept.size() >= kMaxKept;
    // Also an earlier one of this number, which nobody has asked for.
    const auto useless = std::find_if(kept.begin(), kept.end(), [&](const auto& child) {
        return child->pid() == pid || (full && !child->is_running());
    });
    if (useless != kept.end()) kept.erase(useless);
    kept.push_back(std::make_shared<Child>(pid));
}

void Children::lose_all() {
    ends.reset();
    kept.clear();
    for (const auto& child : std::exchange(running, {})) {
        child->lose();
        wake_first(child->waiters);
    }
}

// The first in a queue wakes the next when it has its result.
void Children::reap() {
    for (const auto& child : kept) child->poll();
    for (const auto& child : running) {
        child->poll();
        if (!child->is_running()) wake_first(child->waiters);
    }
    running.erase(std::remove_if(running.begin(), running.end(),
                                 [](const auto& child) { return !child->is_running(); }),
                  running.end());
}

// ---- waitpid -----------------------------------------------------------------------------------

static int push_none(lua_State* L) {
    lua_pushnumber(L, 0);
    lua_newtable(L);
    return 2;
}

static bool is_among(const std::vector<std::shared_ptr<Child>>& children, pid_t pid) {
    return std::any_of(children.begin(), children.end(),
                       [pid](const auto& child) { return child->pid() == pid; });
}

// A child that has ended, without reaping it; 0 if there is none, or a negative errno value.
static pid_t find_ended(pid_t pid) {
    const idtype_t kind = pid == -1 ? P_ALL : (pid > 0 ? P_PID : P_PGID);
    const pid_t group = pid == 0 ? getpgrp() : -pid;
    const auto id = static_cast<id_t>(pid > 0 ? pid : (pid == -1 ? 0 : group));
    siginfo_t info = {};
    return waitid(kind, id, &info, WEXITED | WNOHANG | WNOWAIT) == 0 ? info.si_pid : -errno;
}

int Children::wait(lua_State* L, pid_t pid) {
    for (;;) {
        reap();
        const auto known = std::find_if(kept.begin(), kept.end(), [pid](const auto& child) {
            return child->pid() == pid || (pid == -1 && !child->is_running());
        });
        if (known != kept.end()) {
            if ((*known)->is_running()) return push_none(L);
            const auto child = *known;
            kept.erase(known);
            return child->push_end(L);
        }
        if (is_among(running, pid)) return push_error(L, ECHILD);
        const pid_t ended = find_ended(pid);
        if (ended < 0) return push_error(L, -ended);
        if (is_among(running, ended) || is_among(kept, ended)) continue;  // just now
        int status = 0;
        if (ended == 0 || waitpid(ended, &status, WNOHANG) != ended) return push_none(L);
        lua_pushnumber(L, ended);
        push_status(L, status);
        return 2;
    }
}

}  // namespace eco
