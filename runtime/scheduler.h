// SPDX-License-Identifier: MIT
//
// Tasks: who runs, who waits, who is next. The only place that resumes a coroutine.
//
// A call that must wait leaves its arguments on its own stack, takes a place in a queue, and
// yields to the loop. Wake-ups only mark: `wake_first` says "try again", `finish` and `fail` bring
// results; the ready tasks then run in the order of marking. Those that a timer has marked are a
// queue of their own, so that they do not wait until thousands of connections have been served. The
// attempt is made on the parked stack right before the resume, so no Lua code runs while readiness
// is being collected.
//
// Nested coroutines. A wait inside coroutine.wrap suspends the whole task. The innermost coroutine
// yields a mark; eco's coroutine.resume (stdlib/eco/coroutine.lua) sees it and relays it
// outwards, remembering who resumed whom (Task::resumers). The loop then resumes the innermost
// coroutine itself, and when that yields or ends on its own account, hands the values to its
// resumer as coroutine.resume would have.
#pragma once

#include <string>

#include "runtime/task.h"

namespace eco {

class Runtime;

class Scheduler {
public:
    Scheduler(Runtime& runtime, lua_State* L);
    ~Scheduler();
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

    static Scheduler& from(lua_State* L);

    // Starts the function below the `nargs` values on top of `from` as a task, which pushes its
    // thread in their place. Runs it until it first suspends, then `from` goes on: the
    // result is what a C function must return.
    int start(lua_State* from, int nargs);
    // The same from outside any task; the task runs when the loop does.
    Task& start_later(lua_State* from, int nargs);
    // In a forked process that goes on alone.
    void leave_hook();

    Task* current() const { return current_; }
    // The live task of a thread, or null.
    Task* task_of(lua_State* L, int arg) const;
    Task* first() const { return first_; }
    size_t count() const { return count_; }

    // Raises where the running coroutine cannot be suspended.
    void check_can_wait(lua_State* L) const;
    bool can_wait(lua_State* L) const;

    // Suspends the running task at the end of a C function: `return park(...)`.
    int park(lua_State* L, const Operation& operation, WaitQueue* queue, const void* object,
             Nanoseconds limit);
    // Ends a C function with `results` values on the stack; lets others run first if the task has
    // had its slice.
    int pass(lua_State* L, int results);
    // The same for a call that takes long: looks at the clock each time.
    int give_way(lua_State* L, int results);
    // pass() lets nobody run until the task is suspended, or told otherwise: what a function does
    // in several calls shall look like one.
    void keep_turn(bool keep) { keeps_turn_ = keep; }
    // A task that never has to wait would never learn that it was cancelled, or that its deadline
    // has passed. True once for each slice it had since then: its next call waits, and fails.
    static bool must_give_up(Task& task);
    // Ends a C function; the others run before the caller gets its `results` values.
    int yield_results(lua_State* L, int results);
    // The same, but the caller gets them only after `milliseconds`.
    int pass_later(lua_State* L, int results, uint32_t milliseconds);
    // Ends a C function after which neither its task nor who is starting it goes on.
    int abandon(lua_State* L);
    // False where a C function between the task and the loop would go on.
    bool can_abandon(lua_State* L) const { return can_wait(L) && depth_ == 1; }

    // Does what the attempt or give_up just made asked for.
    static void clean_up(Task& task, lua_State* L);

    // Its attempt is made again when its turn comes.
    void wake(Task& task);
    void wake_first(WaitQueue& queue);
    void wake_all(WaitQueue& queue, const char* why);
    // The task's call returns the `results` values on top of its stack.
    void finish(Task& task, int results);
    void fail(Task& task, const char* why);
    void cancel(Task& task);
    void timed_out(Task& task);
    // Drops a task that waits; it will never go on. False if it does not wait, or is being looked
    // at.
    bool end(Task& task);

    // One level of coroutine.resume suspends with what it resumed; see the essay above.
    int relay(lua_State* L);
    // Wakes a task that called coroutine.yield at its top; it gets the `values` on top of `from`.
    bool resume_yielded(Task& task, lua_State* from, int values);
    // Is it suspended inside the running task?
    bool in_chain(lua_State* coroutine) const;
    // Did it end as a task with results that nobody has fetched?
    static bool is_ended(lua_State* thread);
    // Pushes what eco.join returns for an ended task.
    static int push_outcome(lua_State* L, lua_State* thread);

    // Something outside tasks can still start one: keeps the loop alive. See Hold.
    void hold() { ++external_; }
    void release() { --external_; }
    // Tells what was held before discard_all().
    unsigned generation() const { return generation_; }

    TimerHeap& timers() { return timers_; }
    bool has_ready() const { return !ready_.empty() || !due_.empty(); }
    bool can_be_woken() const { return has_ready() || !timers_.empty() || external_ > 0; }
    // Fires the timers that are due.
    void fire_timers();
    // Runs ready tasks until there are none or the loop should look at the world again.
    void run_ready();
    // Drops all tasks; nothing runs any more.
    void drop_all();
    // In a forked process: forgets all tasks as they are, the running one and what waits outside
    // tasks, too.
    void discard_all();

    void set_watchdog(Nanoseconds limit) { watchdog_ = limit; }

    // For attempts made outside any task.
    Task& no_task() { return no_task_; }

private:
    // Marks a coroutine as one that belongs to a task (or to nobody), which also keeps it alive.
    static void set_owner(lua_State* L, lua_State* coroutine, const Task* task);
    Task& make_task(lua_State* from, int nargs);
    void enqueue(Task& task);
    Task& dequeue();
    void detach(Task& task);
    void leave_queues(Task& task);
    int give_up(Task& task, const char* why);
    void abandon_wait(Task& task);
    void arm_timer(Task& task, Nanoseconds now);
    bool take_turn(Task& task, int* results);
    void run(Task& task, int arguments);
    Task* after_slice(Task& task, int status, int* arguments);
    Task* after_yield(Task& task, int* arguments);
    Task* after_return(Task& task, int* arguments);
    Task* after_error(Task& task, int* arguments);
    void hand_to_resumer(Task& task, bool ok, int* arguments);
    Task* pop_starter(Task& task, int* arguments);
    void settle_joiners(Task& task);
    void forget(Task& task);
    void watch(Task& task, Nanoseconds elapsed);
    std::string failure_traceback(const Task& task) const;
    void report_failure(Task& task);
    void make_ready(Task& task, int results);
    int suspend(lua_State* L, int values);

    Runtime& runtime_;
    lua_State* main_;
    TimerHeap timers_;
    Task no_task_;
    Task* current_ = nullptr;
    lua_State* resumed_ = nullptr;  // the coroutine that run() itself resumed
    Task* starting_ = nullptr;      // made by start(), not yet run
    int starting_arguments_ = 0;
    size_t relay_base_ = 0;
    ReadyQueue ready_;
    ReadyQueue due_;  // whom a timer has made ready
    bool due_first_ = true;
    ReadyQueue* marking_ = &ready_;
    Task* first_ = nullptr;
    Task* last_ = nullptr;
    size_t count_ = 0;
    size_t external_ = 0;
    unsigned generation_ = 0;
    uint64_t last_id_ = 0;
    int depth_ = 0;
    bool keeps_turn_ = false;
    unsigned operations_ = 0;
    Nanoseconds slice_start_ = 0;  // when the running task was last resumed
    Nanoseconds turn_start_ = 0;   // when the loop last resumed a task; who starts others goes on
    Nanoseconds watchdog_ = 5000 * kMillisecond;
};

// Keeps the loop alive while it exists; in a process forked since then, no more.
class Hold {
public:
    explicit Hold(Scheduler& scheduler)
        : scheduler_(scheduler), generation_(scheduler.generation()) {
        scheduler.hold();
    }
    ~Hold() {
        if (current()) scheduler_.release();
    }
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;
    bool current() const { return scheduler_.generation() == generation_; }

private:
    Scheduler& scheduler_;
    unsigned generation_;
};

// For those who know a queue only.
void wake_first(WaitQueue& queue);
void wake_all(WaitQueue& queue, const char* why);

}  // namespace eco
