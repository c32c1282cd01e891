// SPDX-License-Identifier: MIT
//
// The half of the scheduler that suspends tasks and wakes them.
#include <algorithm>
#include <utility>

#include "runtime/check.h"
#include "runtime/scheduler.h"

namespace eco {

// How long a task may go on without being suspended.
static constexpr Nanoseconds kSlice = 2 * kMillisecond;
// No chain of coroutines that have resumed each other is longer.
static constexpr int kDeepest = 10000;

void Task::expired() { scheduler.timed_out(*this); }

void wake_first(WaitQueue& queue) {
    if (!queue.empty()) queue.front()->task->scheduler.wake_first(queue);
}

void wake_all(WaitQueue& queue, const char* why) {
    while (!queue.empty()) queue.front()->task->scheduler.fail(*queue.front()->task, why);
}

static int push_give_up(lua_State* L, Task& task, const Operation& operation, const char* why) {
    return operation.give_up != nullptr ? operation.give_up(L, task, why) : push_failure(L, why);
}

// ---- suspending --------------------------------------------------------------------------------

// The coroutine that L has resumed. LuaJIT's coroutine.resume leaves it on the stack, for the
// collector, and nothing else. A function in C may look like that, with one that it resumes itself.
static lua_State* resumed_by(lua_State* L) {
    lua_Debug frame;
    if (lua_gettop(L) != 1 || lua_getstack(L, 0, &frame) == 0) return nullptr;
    lua_getinfo(L, "f", &frame);
    const bool is_foreign = lua_tocfunction(L, -1) != nullptr;  // LuaJIT's own has none
    lua_pop(L, 1);
    return is_foreign ? nullptr : lua_tothread(L, 1);
}

// Whoever is between the loop and `L` has to be suspended, too.
bool Scheduler::can_wait(lua_State* L) const {
    if (current_ == nullptr || !lua_isyieldable(L)) return false;
    lua_State* resumer = resumed_;
    for (int depth = 0; resumer != L; ++depth) {
        if (resumer == nullptr || depth == kDeepest || !lua_isyieldable(resumer)) return false;
        resumer = resumed_by(resumer);
    }
    return true;
}

void Scheduler::check_can_wait(lua_State* L) const {
    if (!can_wait(L)) luaL_error(L, "attempt to yield across C-call boundary");
}

// Yields the topmost `values` to the loop, through the resumers of a nested coroutine.
int Scheduler::suspend(lua_State* L, int values) {
    keeps_turn_ = false;
    current_->running = L;
    if (L == resumed_) return lua_yield(L, values);
    relay_base_ = current_->resumers.size();
    lua_rawgeti(L, LUA_REGISTRYINDEX, kWaitMarkKey);
    lua_insert(L, -values - 1);
    return lua_yield(L, values + 1);
}

int Scheduler::relay(lua_State* L) {
    CHECK(lua_isyieldable(L), "a wait in a confined coroutine");
    lua_State* inner = lua_tothread(L, 1);
    lua_checkstack(inner, lua_gettop(L) + LUA_MINSTACK);
    Task& task = *current_;
    lua_xmove(L, inner, lua_gettop(L) - 1);
    set_owner(L, inner, &task);
    task.resumers.insert(task.resumers.begin() + static_cast<ptrdiff_t>(relay_base_), L);
    if (L == resumed_) return lua_yield(L, 0);
    lua_rawgeti(L, LUA_REGISTRYINDEX, kWaitMarkKey);
    return lua_yield(L, 1);
}

bool Scheduler::in_chain(lua_State* coroutine) const {
    if (current_ == nullptr) return false;
    for (const lua_State* resumer : current_->resumers) {
        if (resumer == coroutine) return true;
    }
    return false;
}

void Scheduler::arm_timer(Task& task, Nanoseconds now) {
    Nanoseconds when = task.expires;
    if (task.retry_ms != 0) when = std::min(when, now + task.retry_ms * kMillisecond);
    if (when != kNoLimit) {
        timers_.arm(task, when);
    } else {
        timers_.disarm(task);
    }
}

int Scheduler::park(lua_State* L, const Operation& operation, WaitQueue* queue, const void* object,
                    Nanoseconds limit) {
    Task& task = *current_;
    if (task.canceled) {
        task.retry_ms = 0;
        const int results = push_give_up(L, task, operation, "canceled");
        clean_up(task, L);
        return yield_results(L, results);
    }
    task.operation = &operation;
    task.limit = limit;
    task.expires = kNoLimit;
    if (limit != kNoLimit || task.deadline != kNoLimit || task.retry_ms != 0) {
        const Nanoseconds now = monotonic_now();
        task.expires = task.expiry(now);
        arm_timer(task, now);
    }
    if (queue != nullptr) {
        task.waiter.object = object;
        queue->push(task.waiter);
    }
    if (operation.external) ++external_;
    task.state = Task::State::kParked;
    return suspend(L, lua_gettop(L));
}

int Scheduler::yield_results(lua_State* L, int results) {
    make_ready(*current_, results);
    return suspend(L, results);
}

int Scheduler::pass(lua_State* L, int results) {
    return (++operations_ & 15) != 0 ? results : give_way(L, results);
}

int Scheduler::give_way(lua_State* L, int results) {
    if (monotonic_now() - turn_start_ < kSlice || keeps_turn_ || !can_wait(L)) return results;
    current_->had_slice = true;
    return yield_results(L, results);
}

bool Scheduler::must_give_up(Task& task) {
    if (!std::exchange(task.had_slice, false)) return false;
    return task.canceled || (task.deadline != kNoLimit && monotonic_now() >= task.deadline);
}

static const Operation kPause = {"pause", nullptr, nullptr, false};

int Scheduler::pass_later(lua_State* L, int results, uint32_t milliseconds) {
    if (!can_wait(L)) return results;
    current_->state = Task::State::kReady;
    current_->results = results;
    current_->operation = &kPause;
    timers_.arm(*current_, monotonic_now() + milliseconds * kMillisecond);
    return suspend(L, results);
}

// ---- waking ------------------------------------------------------------------------------------

void Scheduler::enqueue(Task& task) {
    if (task.queued) return;
    task.queued = true;
    marking_->push(task);
}

Task& Scheduler::dequeue() {
    const bool due = !due_.empty() && (due_first_ || ready_.empty());
    Task& task = due ? due_.pop() : ready_.pop();
    task.queued = false;
    return task;
}

void Scheduler::fire_timers() {
    marking_ = &due_;
    timers_.fire(monotonic_now());
    marking_ = &ready_;
}

void Scheduler::leave_queues(Task& task) {
    for (Waiter* waiter : {&task.waiter, std::exchange(task.second, nullptr)}) {
        if (waiter == nullptr || waiter->queue == nullptr) continue;
        WaitQueue& queue = *waiter->queue;
        const bool was_first = queue.front() == waiter;
        queue.remove(*waiter);
        // The next one may have missed an edge that was meant for this one.
        if (was_first && !queue.empty()) wake_first(queue);
    }
}

// Takes a parked task out of everything it waits in.
void Scheduler::detach(Task& task) {
    timers_.disarm(task);
    if (task.operation->external) --external_;
    task.retry = false;
    task.retry_ms = 0;
    leave_queues(task);
    clean_up(task, task.running);
}

void Scheduler::clean_up(Task& task, lua_State* L) {
    if (const auto cleanup = std::exchange(task.cleanup, nullptr)) cleanup(L);
}

void Scheduler::wake_first(WaitQueue& queue) {
    if (!queue.empty()) wake(*queue.front()->task);
}

void Scheduler::wake(Task& task) {
    if (task.state != Task::State::kParked || task.operation->attempt == nullptr) return;
    // Its failed attempt itself made the edge (a Unix datagram that was allocated and dropped).
    if (task.retry_ms != 0) return;
    task.retry = true;
    enqueue(task);
}

void Scheduler::make_ready(Task& task, int results) {
    task.state = Task::State::kReady;
    task.results = results;
    enqueue(task);
}

void Scheduler::finish(Task& task, int results) {
    enqueue(task);  // before the next in its queue, which detach may wake
    detach(task);
    make_ready(task, results);
}

// Makes a parked task's call fail and returns the number of results.
int Scheduler::give_up(Task& task, const char* why) {
    // Pushing results may collect garbage: no finaliser shall bring others.
    if (task.operation->attempt == nullptr) leave_queues(task);
    task.pinned = true;
    const StatusKeeper kept(task.running);
    const int results = push_give_up(task.running, task, *task.operation, why);
    task.pinned = false;
    task.failure = nullptr;
    return results;
}

void Scheduler::fail(Task& task, const char* why) {
    if (task.pinned) {
        leave_queues(task);
        task.failure = why;
    } else {
        finish(task, give_up(task, why));
    }
}

void Scheduler::wake_all(WaitQueue& queue, const char* why) {
    while (!queue.empty()) fail(*queue.front()->task, why);
}

void Scheduler::cancel(Task& task) {
    task.canceled = true;
    if (task.state == Task::State::kParked) fail(task, "canceled");
}

// Ends the wait of a task that will never go on.
void Scheduler::abandon_wait(Task& task) {
    if (task.state == Task::State::kParked) {
        give_up(task, "canceled");
        detach(task);
    }
    timers_.disarm(task);
}

bool Scheduler::end(Task& task) {
    const bool waits = task.state == Task::State::kParked || task.state == Task::State::kReady;
    if (!waits || task.pinned) return false;
    abandon_wait(task);
    wake_all(task.joiners, "canceled");
    if (task.queued) {
        task.state = Task::State::kFailed;  // its turn will find it
        task.claimed = true;
    } else {
        forget(task);
    }
    return true;
}

void Scheduler::timed_out(Task& task) {
    if (task.state == Task::State::kReady) {
        enqueue(task);  // pass_later
    } else if (task.retry) {
        return;  // its turn decides
    } else if (task.retry_ms != 0 && monotonic_now() < task.expires) {
        task.retry = true;
        enqueue(task);
    } else {
        fail(task, "timeout");
    }
}

}  // namespace eco
