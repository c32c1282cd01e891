// SPDX-License-Identifier: MIT
//
// Work for libuv's thread pool: what the kernel has no non-blocking call for, so that a thread must
// block in its place (fsync(2), reading what a disk has to fetch).
//
// Between start() and its end a job belongs to the pool. run() is called in another thread and sees
// the job's own memory only; everything else happens on the loop's thread. A job that nobody wants
// any more either never runs, or runs to its end and is deleted: so what it uses and what it has
// made (memory, descriptors) must belong to it, and be let go by its destructor.
#pragma once

#include <memory>

#include <uv.h>

#include "runtime/task.h"

namespace eco {

class Runtime;

class Job {
public:
    Job() = default;
    virtual ~Job() = default;
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;

    // In a thread of the pool.
    virtual void run() = 0;
    // On the loop's thread, once it has run, unless it was dropped.
    virtual void done(std::unique_ptr<Job> self) = 0;

    // Returns 0, or ENOMEM if there are no threads to be had; the job is deleted then.
    static int start(Runtime& runtime, std::unique_ptr<Job> job);
    // Nobody wants it any more: done() will not be called.
    void drop();
    // Drops it if it has not begun: it never will then.
    bool take_back();

private:
    uv_work_t request_ = {};
    Runtime* runtime_ = nullptr;
    bool dropped_ = false;
};

// A job that a task waits for; it ends with the results of a call.
class Work : public Job {
public:
    // Pushes the results and returns their number. Raises for want of memory only.
    virtual int push(lua_State* L) = 0;

    // The operation to wait for some kind of work with.
    static constexpr Operation operation(const char* name) {
        return {name, attempt, give_up, true};
    }
    // Has the work done and returns its results: `return Work::await(...)`. Who closes `object`
    // wakes its `queue`; both may be null. Where the running coroutine cannot be suspended, the
    // work is done here and now.
    static int await(lua_State* L, const Operation& operation, std::unique_ptr<Work> work,
                     WaitQueue* queue, const void* object);

private:
    static int attempt(lua_State* L, Task& task);
    static int give_up(lua_State* L, Task& task, const char* why);
    void done(std::unique_ptr<Job> self) final;

    Task* task_ = nullptr;
    bool done_ = false;
};

}  // namespace eco
