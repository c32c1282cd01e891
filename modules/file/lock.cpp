// SPDX-License-Identifier: MIT
//
// Locks on files, and waiting for what can only be asked for again and again.
#include <algorithm>
#include <cerrno>
#include <ctime>

#include <fcntl.h>
#include <sys/file.h>

#include "modules/file/file.h"
#include "runtime/scheduler.h"
#include "runtime/task.h"

namespace eco {

// Where the coroutine cannot be suspended.
static int ask_blocking(lua_State* L, const Operation& operation, Task& task, Nanoseconds limit) {
    const Nanoseconds begun = monotonic_now();
    for (;;) {
        const Nanoseconds left = limit == kNoLimit ? kNoLimit : begun + limit - monotonic_now();
        if (left <= 0) break;
        const timespec pause = {0, static_cast<long>(std::min(left, task.retry_ms * kMillisecond))};
        nanosleep(&pause, nullptr);
        if (const int results = operation.attempt(L, task)) {
            task.retry_ms = 0;
            return results;
        }
    }
    task.retry_ms = 0;
    return push_failure(L, "timeout");
}

int await_by_asking(lua_State* L, const Operation& operation, WaitQueue* queue, const void* object,
                    Nanoseconds limit) {
    Scheduler& scheduler = Scheduler::from(L);
    Task& task = scheduler.current() != nullptr ? *scheduler.current() : scheduler.no_task();
    const bool can_wait = scheduler.can_wait(L);
    if (can_wait && Scheduler::must_give_up(task)) {
        return scheduler.park(L, operation, queue, object, limit);
    }
    if (const int results = operation.attempt(L, task)) return scheduler.pass(L, results);
    if (!can_wait) return ask_blocking(L, operation, task, limit);
    return scheduler.park(L, operation, queue, object, limit);
}

// `result` of a call that takes a lock or says that somebody else has it.
static int lock_outcome(lua_State* L, Task& task, int result, bool waits) {
    if (result == 0) return push_true(L);
    const int error = errno;
    const bool taken = error == EWOULDBLOCK || error == EACCES;
    return taken && waits ? task.try_later(kLongestPause) : push_error(L, error);
}

static int integer_at(lua_State* L, int arg) { return static_cast<int>(lua_tonumber(L, arg)); }

// ---- flock(2) ----------------------------------------------------------------------------------

// Stack: file, operation.
static int attempt_flock(lua_State* L, Task& task) {
    const int operation = integer_at(L, 2);
    int result;
    do {
        result = flock(to<File>(L, 1)->fd(), operation | LOCK_NB);
    } while (result != 0 && errno == EINTR);
    return lock_outcome(L, task, result, (operation & LOCK_NB) == 0);
}

static const Operation kFlock = {"flock", attempt_flock, nullptr, true};

// file:flock(operation[, timeout])
int file_flock(lua_State* L) {
    auto* file = check<File>(L, 1);
    check_integer(L, 2, 0, INT32_MAX);
    const Nanoseconds limit = check_io_timeout(L, 3);
    if (file->closed()) return push_failure(L, "closed");
    lua_settop(L, 2);
    return await_by_asking(L, kFlock, &file->waiters, file, limit);
}

// ---- fcntl(2) ----------------------------------------------------------------------------------

// Stack: file, operation, start, length. The lock belongs to the open file, as flock's do, not to
// the process.
static int attempt_lock_range(lua_State* L, Task& task) {
    const int operation = integer_at(L, 2);
    struct flock range = {};
    const bool shared = (operation & LOCK_SH) != 0;
    const int type = (operation & LOCK_UN) != 0 ? F_UNLCK : (shared ? F_RDLCK : F_WRLCK);
    range.l_type = static_cast<short>(type);
    range.l_whence = SEEK_SET;
    range.l_start = static_cast<off_t>(lua_tonumber(L, 3));
    range.l_len = static_cast<off_t>(lua_tonumber(L, 4));
    int result;
    do {
        result = fcntl(to<File>(L, 1)->fd(), F_OFD_SETLK, &range);
    } while (result != 0 && errno == EINTR);
    return lock_outcome(L, task, result, (operation & LOCK_NB) == 0);
}

static const Operation kLockRange = {"lock", attempt_lock_range, nullptr, true};

// file:lock(operation[, start=0[, length=0[, timeout]]])
int file_lock_range(lua_State* L) {
    auto* file = check<File>(L, 1);
    const int64_t operation = check_integer(L, 2, 0, INT32_MAX) & ~LOCK_NB;
    if (operation != LOCK_SH && operation != LOCK_EX && operation != LOCK_UN) {
        luaL_argerror(L, 2, "LOCK_SH, LOCK_EX or LOCK_UN expected");
    }
    const int64_t start = opt_integer(L, 3, 0, INT64_C(1) << 53, 0);
    const int64_t length = opt_integer(L, 4, 0, INT64_C(1) << 53, 0);
    const Nanoseconds limit = check_io_timeout(L, 5);
    if (file->closed()) return push_failure(L, "closed");
    lua_settop(L, 2);
    lua_pushnumber(L, static_cast<lua_Number>(start));
    lua_pushnumber(L, static_cast<lua_Number>(length));
    return await_by_asking(L, kLockRange, &file->waiters, file, limit);
}

}  // namespace eco
