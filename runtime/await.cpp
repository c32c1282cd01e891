// SPDX-License-Identifier: MIT
#include "runtime/await.h"

#include <utility>

#include "runtime/poller.h"
#include "runtime/runtime.h"

namespace eco {

// Ends a call that has begun and cannot wait.
static void abandon_call(lua_State* L, const Operation& operation, Task& task) {
    task.retry_ms = 0;
    task.scheduler.keep_turn(false);
    if (operation.give_up != nullptr) operation.give_up(L, task, "canceled");
    Scheduler::clean_up(task, L);
}

int await(lua_State* L, const Operation& operation, Descriptor& descriptor, WaitQueue& queue,
          const void* object, Nanoseconds limit) {
    Runtime& runtime = descriptor.runtime();
    Scheduler& scheduler = runtime.scheduler();
    Task& task = scheduler.current() != nullptr ? *scheduler.current() : scheduler.no_task();
    // Where no event can be waited for: look again.
    if (descriptor.drained && !scheduler.can_wait(L)) descriptor.drained = false;
    if (task.had_slice && scheduler.can_wait(L) && Scheduler::must_give_up(task)) {
        return scheduler.park(L, operation, &queue, object, limit);
    }
    int outcome = kBlocked;
    if (queue.empty()) {
        do {
            outcome = operation.attempt(L, task);
        } while (outcome == kAgain && !scheduler.can_wait(L));
        if (outcome > 0) {
            Scheduler::clean_up(task, L);
            if (task.pause_ms == 0) return scheduler.pass(L, outcome);
            return scheduler.pass_later(L, outcome, std::exchange(task.pause_ms, 0U));
        }
    }
    if (!scheduler.can_wait(L)) {
        abandon_call(L, operation, task);
        scheduler.check_can_wait(L);
    }
    int error = descriptor.woken_by_owner ? 0 : runtime.poller().arm(descriptor);
    // What epoll cannot watch (a regular file) can always go on.
    if (outcome == kAgain) error = 0;
    if (error != 0) {
        abandon_call(L, operation, task);
        return push_error(L, error);
    }
    const int yielded = scheduler.park(L, operation, &queue, object, limit);
    if (outcome == kAgain) wake_first(queue);
    return yielded;
}

void check_alone(lua_State* L, const Descriptor& descriptor, const WaitQueue& queue,
                 const void* object) {
    if (queue.empty()) return;
    if (queue.front()->object == object) {
        luaL_error(L, "another coroutine is already waiting on this I/O object");
    }
    luaL_error(L, "another coroutine is already waiting for %s on this file descriptor",
               &queue == &descriptor.read ? "read" : "write");
}

void check_may_queue(lua_State* L, const Descriptor& descriptor, const WaitQueue& queue,
                     const void* object) {
    if (!queue.empty() && queue.front()->object != object) {
        check_alone(L, descriptor, queue, object);
    }
}

static const Operation kSleep = {"sleep", nullptr,
                                 [](lua_State* L, Task& task, const char* why) {
                                     const bool over =
                                         why[0] == 't' && task.expires < task.deadline;
                                     return over ? 0 : push_failure(L, why);
                                 },
                                 false};

int sleep_for(lua_State* L, Nanoseconds duration) {
    Scheduler& scheduler = Scheduler::from(L);
    scheduler.check_can_wait(L);
    lua_settop(L, 1);
    const Task& task = *scheduler.current();
    if (duration == 0 && !task.canceled && task.deadline == kNoLimit) {
        return scheduler.yield_results(L, 0);
    }
    return scheduler.park(L, kSleep, nullptr, nullptr, duration);
}

}  // namespace eco
