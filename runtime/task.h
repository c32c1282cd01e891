// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "runtime/lua.h"
#include "runtime/timer_heap.h"
#include "runtime/wait_queue.h"

namespace eco {

class Scheduler;
class Work;
struct Task;

// What an attempt returns when it pushed no results.
enum Attempt {
    kBlocked = 0,    // would block, stack untouched
    kProgress = -1,  // would block, but something was transferred: the limit starts anew
    kAgain = -2,     // could go on; lets the others run first
};

// A call that may wait. One static object for each kind of call.
struct Operation {
    const char* name;
    // Does the work on the caller's stack: first when the script calls, then each time there is
    // reason to try again. Returns the number of results, or an Attempt. Null: whoever wakes the
    // task brings the results.
    int (*attempt)(lua_State* L, Task& task);
    // Pushes the failure after a timeout, a cancel or a close. Null: nil, why.
    int (*give_up)(lua_State* L, Task& task, const char* why);
    // Something outside the process can end the wait.
    bool external;
};

// A coroutine started by eco.run, and the one thing it waits for.
struct Task final : Timer {
    enum class State : uint8_t {
        kRunning,
        kStarting,  // inside eco.run, until the new task first suspends
        kParked,
        kReady,   // its results are on the stack
        kFailed,  // an error nobody has taken yet
    };

    Task(Scheduler& owner, lua_State* coroutine) : scheduler(owner), thread(coroutine) {
        waiter.task = this;
    }

    // When a wait that begins now ends.
    Nanoseconds expiry(Nanoseconds now) const {
        return std::min(limit == kNoLimit ? kNoLimit : now + limit, deadline);
    }

    // What an attempt returns that no edge will follow: it is made again after 1, 2, 4 … ms.
    int try_later(uint32_t longest_ms) {
        retry_ms = retry_ms == 0 ? 1 : std::min(2 * retry_ms, longest_ms);
        return kBlocked;
    }

    Scheduler& scheduler;
    lua_State* thread;
    lua_State* running = thread;  // what to resume: the thread, or a coroutine nested in it
    // Coroutines suspended while one nested in them waits; the innermost is last.
    std::vector<lua_State*> resumers;

    const Operation* operation = nullptr;
    Waiter waiter;
    Waiter* second = nullptr;         // a place in a second queue, for io:wait
    Nanoseconds limit = kNoLimit;     // of each wait of the operation
    Nanoseconds expires = kNoLimit;   // when the present wait ends
    Nanoseconds deadline = kNoLimit;  // eco.timeout: when every wait ends
    uint32_t pause_ms = 0;            // set by an attempt: its results are due that much later
    uint32_t retry_ms = 0;            // set by an attempt: no edge will come, try again after

    Work* work = nullptr;  // what it waits for in the thread pool; its own once that has ended

    // Why its wait failed while it was pinned.
    const char* failure = nullptr;

    // Set by an attempt or give_up: runs once the task waits no more.
    void (*cleanup)(lua_State* L) = nullptr;

    WaitQueue joiners;
    Task* starter = nullptr;  // goes on when this one first suspends
    Task* next_ready = nullptr;
    Task* next = nullptr;  // all tasks, oldest first
    Task* prev = nullptr;
    // Where an error arose that an embedded file has caught and raised again.
    std::unique_ptr<std::string> origin;
    uint64_t id = 0;
    int results = 0;
    State state = State::kReady;
    bool queued = false;  // in the ready queue
    bool retry = false;   // parked, and to be tried when its turn comes
    bool canceled = false;
    bool had_slice = false;  // and has not begun another call since
    bool claimed = false;    // its failure went to a joiner
    bool pinned = false;     // being looked at: neither to be deleted nor to be given results

private:
    void expired() override;
};

// Tasks that go on when their turn comes, linked by next_ready.
class ReadyQueue {
public:
    bool empty() const { return head_ == nullptr; }
    void push(Task& task) {
        task.next_ready = nullptr;
        (tail_ != nullptr ? tail_->next_ready : head_) = &task;
        tail_ = &task;
    }
    Task& pop() {
        Task& task = *head_;
        head_ = task.next_ready;
        if (head_ == nullptr) tail_ = nullptr;
        return task;
    }
    void clear() { head_ = tail_ = nullptr; }

private:
    Task* head_ = nullptr;
    Task* tail_ = nullptr;
};

}  // namespace eco
