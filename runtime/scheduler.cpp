// SPDX-License-Identifier: MIT
#include "runtime/scheduler.h"

#include <algorithm>
#include <utility>

#include "runtime/report.h"
#include "runtime/runtime.h"
#include "runtime/work.h"

namespace eco {

// How long ready tasks may keep the loop from looking at timers and descriptors.
static constexpr Nanoseconds kBatch = kMillisecond;
// eco.run where the caller cannot be suspended nests on the C stack.
static constexpr int kMaxDepth = 150;

Scheduler::Scheduler(Runtime& runtime, lua_State* L)
    : runtime_(runtime), main_(L), no_task_(*this, L), slice_start_(monotonic_now()) {
    lua_newtable(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, kOwnedKey);
    lua_newtable(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, kWaitMarkKey);
    lua_newtable(L);  // weak, see coroutine.lua
    lua_rawseti(L, LUA_REGISTRYINDEX, kClosedKey);
}

Scheduler::~Scheduler() {
    while (first_ != nullptr) {
        Task* task = std::exchange(first_, first_->next);
        delete task;
    }
}

Scheduler& Scheduler::from(lua_State* L) { return Runtime::from(L).scheduler(); }

// ---- tasks -------------------------------------------------------------------------------------

// A pointer as a number: every address of user space fits a double, but not every one fits a
// light userdata.
static void push_pointer(lua_State* L, const void* pointer) {
    lua_pushnumber(L, static_cast<lua_Number>(reinterpret_cast<uintptr_t>(pointer)));
}

void Scheduler::set_owner(lua_State* L, lua_State* coroutine, const Task* task) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, kOwnedKey);
    lua_pushthread(coroutine);
    lua_xmove(coroutine, L, 1);
    if (task != nullptr) {
        push_pointer(L, task);
    } else {
        lua_pushnil(L);
    }
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

Task& Scheduler::make_task(lua_State* from, int nargs) {
    check_argument_count(from, nargs);
    lua_State* thread = lua_newthread(from);
    // Not luaL_checkstack: an error of the new thread would have nowhere to go.
    if (!lua_checkstack(thread, nargs + LUA_MINSTACK)) luaL_error(from, "too many arguments");
    lua_insert(from, -nargs - 2);  // below the function, to keep it alive
    lua_xmove(from, thread, nargs + 1);
    auto* task = new Task(*this, thread);
    task->id = ++last_id_;
    task->results = nargs;
    set_owner(from, thread, task);
    task->prev = last_;
    (last_ != nullptr ? last_->next : first_) = task;
    last_ = task;
    ++count_;
    return *task;
}

Task& Scheduler::start_later(lua_State* from, int nargs) {
    Task& task = make_task(from, nargs);
    task.state = Task::State::kReady;
    enqueue(task);
    return task;
}

// Whether a debug hook or a finaliser runs. Only the VM knows: it calls no other hook meanwhile.
static bool in_hook(lua_State* L) {
    static bool called;
    const lua_Hook hook = lua_gethook(L);
    const int mask = lua_gethookmask(L);
    const int count = lua_gethookcount(L);
    called = false;
    lua_sethook(
        L, [](lua_State*, lua_Debug*) { called = true; }, LUA_MASKCALL, 0);
    lua_pushcfunction(L, [](lua_State*) { return 0; });
    lua_call(L, 0, 0);
    lua_sethook(L, hook, mask, count);
    return !called;
}

// In a process that never goes back to the hook it was forked in: a yield makes the VM forget it,
// and the collector, which waits for a finaliser to return, has to be started again.
void Scheduler::leave_hook() {
    if (!in_hook(main_)) return;
    lua_State* coroutine = lua_newthread(main_);
    lua_pushcfunction(coroutine, [](lua_State* L) { return lua_yield(L, 0); });
    lua_resume(coroutine, 0);
    lua_pop(main_, 1);
    lua_gc(main_, LUA_GCRESTART, 0);
}

int Scheduler::start(lua_State* from, int nargs) {
    const bool flat = can_wait(from);
    if (!flat && depth_ >= kMaxDepth) return luaL_error(from, "C stack overflow");
    // Were it suspended there, the VM would take that for a suspended hook.
    if (!flat && in_hook(from)) {
        start_later(from, nargs);
        return 1;
    }
    Task& task = make_task(from, nargs);
    if (flat) {
        starting_ = &task;
        starting_arguments_ = nargs;
        task.starter = current_;
        current_->state = Task::State::kStarting;
        current_->results = 1;
        return suspend(from, 1);
    }
    Task* const outer = current_;
    lua_State* const outer_resumed = resumed_;
    const Nanoseconds outer_start = std::exchange(slice_start_, monotonic_now());
    run(task, nargs);
    current_ = outer;
    resumed_ = outer_resumed;
    slice_start_ = outer_start;
    return 1;
}

Task* Scheduler::task_of(lua_State* L, int arg) const {
    lua_rawgeti(L, LUA_REGISTRYINDEX, kOwnedKey);
    lua_pushvalue(L, arg);
    lua_rawget(L, -2);
    const auto address = static_cast<uintptr_t>(lua_tonumber(L, -1));
    lua_pop(L, 2);
    auto* task = reinterpret_cast<Task*>(address);
    return task != nullptr && task->thread == lua_tothread(L, arg) ? task : nullptr;
}

// Marks a coroutine as one that coroutine.close has ended: the VM would go on with it.
static void close_coroutine(lua_State* L, lua_State* coroutine) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, kClosedKey);
    lua_pushthread(coroutine);
    lua_xmove(coroutine, L, 1);
    lua_pushboolean(L, 1);
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

void Scheduler::forget(Task& task) {
    // What is nested in a task that never goes on never does either.
    if (task.running != task.thread) {
        task.resumers.push_back(task.running);
        for (lua_State* nested : task.resumers) {
            set_owner(main_, nested, nullptr);
            close_coroutine(main_, nested);
        }
    }
    set_owner(main_, task.thread, nullptr);
    (task.prev != nullptr ? task.prev->next : first_) = task.next;
    (task.next != nullptr ? task.next->prev : last_) = task.prev;
    --count_;
    delete &task;
}

// ---- running -----------------------------------------------------------------------------------

// Prepares a task whose turn it is. False if it has to stay parked after all.
bool Scheduler::take_turn(Task& task, int* results) {
    if (task.state == Task::State::kReady) {
        *results = task.results;
        return true;
    }
    task.retry = false;
    task.pinned = true;
    const int outcome = [&task] {
        const StatusKeeper kept(task.running);
        return task.operation->attempt(task.running, task);
    }();
    task.pinned = false;
    const char* const failure = std::exchange(task.failure, nullptr);
    if (outcome > 0) {
        detach(task);
        if (task.pause_ms != 0) {
            task.state = Task::State::kReady;
            task.results = outcome;
            timers_.arm(task, monotonic_now() + std::exchange(task.pause_ms, 0U) * kMillisecond);
            return false;
        }
        *results = outcome;
        return true;
    }
    if (failure != nullptr) {
        fail(task, failure);
        return false;
    }
    if (outcome == kAgain) {
        task.retry = true;
        enqueue(task);
    }
    if (task.limit != kNoLimit || task.deadline != kNoLimit || task.retry_ms != 0) {
        const Nanoseconds now = monotonic_now();
        if (outcome != kBlocked) task.expires = task.expiry(now);
        if (now >= task.expires) {
            fail(task, "timeout");
        } else {
            arm_timer(task, now);
        }
    }
    return false;
}

void Scheduler::run_ready() {
    const Nanoseconds start = slice_start_ = monotonic_now();
    while (has_ready() && !runtime_.stopping()) {
        Task& task = dequeue();
        if (task.state == Task::State::kFailed) {
            report_failure(task);
            continue;
        }
        int results = 0;
        if (take_turn(task, &results)) {
            turn_start_ = slice_start_;
            run(task, results);
        } else {
            slice_start_ = monotonic_now();
        }
        if (slice_start_ - start >= kBatch) break;
    }
    // Timers that take all of a batch leave the next one to the others.
    due_first_ = due_.empty() || !due_first_;
}

// What was yielded still lies below the results. It has to go before the coroutine is resumed, says
// the manual of Lua 5.1; LuaJIT for ARM and MIPS would take all of it for results.
static void drop_yielded(lua_State* L, int results) {
    if (lua_status(L) != LUA_YIELD) return;  // a function and its arguments
    const int yielded = lua_gettop(L) - results;
    if (yielded == 0) return;
    for (int i = 1; i <= results; ++i) {
        lua_pushvalue(L, yielded + i);
        lua_replace(L, i);
    }
    lua_settop(L, results);
}

// Resumes a task, and whoever goes on at once when it is suspended or has ended.
void Scheduler::run(Task& task, int arguments) {
    ++depth_;
    Task* next = &task;
    while (next != nullptr) {
        current_ = next;
        next->state = Task::State::kRunning;
        next->operation = nullptr;
        resumed_ = next->running;
        drop_yielded(resumed_, arguments);
        const int status = lua_resume(resumed_, arguments);
        const Nanoseconds now = monotonic_now();
        const Nanoseconds elapsed = now - std::exchange(slice_start_, now);
        if (elapsed > watchdog_ && watchdog_ != 0) watch(*next, elapsed);
        next = after_slice(*next, status, &arguments);
    }
    --depth_;
    current_ = nullptr;
    resumed_ = nullptr;
}

Task* Scheduler::after_slice(Task& task, int status, int* arguments) {
    if (status == LUA_YIELD) return after_yield(task, arguments);
    return status == 0 ? after_return(task, arguments) : after_error(task, arguments);
}

Task* Scheduler::pop_starter(Task& task, int* arguments) {
    Task* starter = std::exchange(task.starter, nullptr);
    if (starter != nullptr) *arguments = starter->results;
    return starter;
}

static const Operation kGone = {"exit", nullptr, nullptr, false};

int Scheduler::abandon(lua_State* L) {
    current_->operation = &kGone;
    current_->state = Task::State::kParked;
    return suspend(L, 0);
}

static const Operation kYield = {"coroutine.yield", nullptr, nullptr, false};

bool Scheduler::resume_yielded(Task& task, lua_State* from, int values) {
    if (task.state != Task::State::kParked || task.operation != &kYield || task.pinned)
        return false;
    luaL_checkstack(from, 1, nullptr);
    if (!lua_checkstack(task.thread, values + 1)) return false;
    lua_xmove(from, task.thread, values);
    finish(task, values);
    return true;
}

Task* Scheduler::after_yield(Task& task, int* arguments) {
    if (task.state == Task::State::kStarting) {
        *arguments = starting_arguments_;
        return std::exchange(starting_, nullptr);
    }
    if (task.operation == &kGone) return nullptr;  // nor does who started it go on
    if (task.state != Task::State::kRunning) return pop_starter(task, arguments);
    if (task.running != task.thread) {
        hand_to_resumer(task, true, arguments);
        return &task;
    }
    // The script's own yield at the top of a task: another task may coroutine.resume it.
    task.operation = &kYield;
    task.limit = kNoLimit;
    task.expires = task.deadline;
    arm_timer(task, 0);
    task.state = Task::State::kParked;
    if (task.canceled) fail(task, "canceled");
    return pop_starter(task, arguments);
}

Task* Scheduler::after_return(Task& task, int* arguments) {
    if (task.running != task.thread) {
        hand_to_resumer(task, true, arguments);
        return &task;
    }
    Task* next = pop_starter(task, arguments);
    lua_State* thread = task.thread;
    if (!lua_checkstack(thread, 2)) {
        lua_settop(thread, 0);
        push_failure(thread, "too many results");
    }
    if (lua_gettop(thread) > 0) {
        // Keeps the results for eco.join; tells them from the function of a fresh coroutine.
        lua_rawgeti(thread, LUA_REGISTRYINDEX, kEndMarkKey);
        lua_insert(thread, 1);
    }
    settle_joiners(task);
    forget(task);
    return next;
}

Task* Scheduler::after_error(Task& task, int* arguments) {
    if (task.running != task.thread) {
        hand_to_resumer(task, false, arguments);
        return &task;
    }
    Task* next = pop_starter(task, arguments);
    if (task.claimed || !task.joiners.empty()) {
        settle_joiners(task);
        forget(task);
        return next;
    }
    // Whoever started it may still join it before anything else runs.
    const StatusKeeper kept(task.thread);
    push(task.thread, traceback(main_, next != nullptr ? next->running : main_, ""));
    lua_insert(task.thread, -2);
    task.state = Task::State::kFailed;
    enqueue(task);
    return next;
}

// A nested coroutine that the loop resumed has yielded or ended: its resumer gets the values as
// from coroutine.resume.
void Scheduler::hand_to_resumer(Task& task, bool ok, int* arguments) {
    lua_State* inner = task.running;
    lua_State* outer = task.resumers.back();
    task.resumers.pop_back();
    int values = ok ? lua_gettop(inner) : 1;
    if (!lua_checkstack(outer, values + 1)) {
        lua_settop(inner, 0);
        lua_pushliteral(inner, "stack overflow");
        values = 1;
        ok = false;
    }
    lua_pushboolean(outer, ok);
    lua_xmove(inner, outer, values);
    set_owner(main_, inner, nullptr);
    task.running = outer;
    *arguments = values + 1;
}

// ---- ends --------------------------------------------------------------------------------------

bool Scheduler::is_ended(lua_State* thread) {
    if (lua_status(thread) != 0 || lua_gettop(thread) == 0) return false;
    lua_rawgeti(thread, LUA_REGISTRYINDEX, kEndMarkKey);
    const bool marked = lua_rawequal(thread, 1, -1) != 0;
    lua_pop(thread, 1);
    return marked;
}

int Scheduler::push_outcome(lua_State* L, lua_State* thread) {
    if (lua_status(thread) > LUA_YIELD) {
        lua_pushnil(L);
        lua_pushvalue(thread, -1);
        lua_xmove(thread, L, 1);
        return 2;
    }
    const int values = is_ended(thread) ? lua_gettop(thread) - 1 : 0;
    if (!lua_checkstack(L, values + 1)) return push_failure(L, "too many results");
    lua_pushboolean(L, 1);
    for (int i = 0; i < values; ++i) {
        lua_pushvalue(thread, i + 2);
        lua_xmove(thread, L, 1);
    }
    return 1 + values;
}

void Scheduler::settle_joiners(Task& task) {
    while (!task.joiners.empty()) {
        Task& joiner = *task.joiners.front()->task;
        const StatusKeeper kept(joiner.running);
        finish(joiner, push_outcome(joiner.running, task.thread));
    }
}

std::string Scheduler::failure_traceback(const Task& task) const {
    const std::string message = error_text(main_, task.thread, -1);
    const bool raised_again = task.origin && task.origin->compare(0, message.size(), message) == 0;
    return raised_again ? *task.origin : traceback(main_, task.thread, message);
}

void Scheduler::report_failure(Task& task) {
    if (!task.claimed) {  // nobody has joined it since
        const std::string resumed_from(to_string(task.thread, -2));
        runtime_.fail(failure_traceback(task), resumed_from);
    }
    forget(task);
}

void Scheduler::watch(Task& task, Nanoseconds elapsed) {
    const std::string message =
        "coroutine execution timeout: run too long(" + std::to_string(elapsed / kMillisecond) +
        " ms) without yielding/dead (>" + std::to_string(watchdog_ / kMillisecond) + " ms)";
    lua_State* from = task.starter != nullptr ? task.starter->running : main_;
    task.pinned = true;
    runtime_.report(traceback(main_, task.running, message), traceback(main_, from, ""));
    task.pinned = false;
    if (task.failure != nullptr) fail(task, task.failure);
}

void Scheduler::discard_all() {
    for (Task* task = first_; task != nullptr; task = task->next) {
        for (Waiter* waiter : {&task->waiter, std::exchange(task->second, nullptr)}) {
            if (waiter != nullptr && waiter->queue != nullptr) waiter->queue->remove(*waiter);
        }
        delete std::exchange(task->work, nullptr);  // it has ended: fork() has seen to that
    }
    timers_.clear();
    current_ = starting_ = nullptr;
    ready_.clear();
    due_.clear();
    resumed_ = nullptr;
    depth_ = 0;
    external_ = 0;
    ++generation_;
    slice_start_ = turn_start_ = monotonic_now();
    while (first_ != nullptr) forget(*first_);
}

void Scheduler::drop_all() {
    for (Task* task = first_; task != nullptr; task = task->next) abandon_wait(*task);
    ready_.clear();
    due_.clear();
    while (first_ != nullptr) forget(*first_);
}

}  // namespace eco
