// SPDX-License-Identifier: MIT
#include "runtime/work.h"

#include <csignal>
#include <utility>

#include "runtime/check.h"
#include "runtime/runtime.h"
#include "runtime/scheduler.h"

namespace eco {

// Signals are for the loop's thread: what answers them may touch the Lua state.
static void leave_signals_alone() {
    static thread_local bool left = false;
    if (std::exchange(left, true)) return;
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, nullptr);
}

void Job::start(Runtime& runtime, std::unique_ptr<Job> job) {
    job->runtime_ = &runtime;
    uv_work_t* request = &job->request_;
    request->data = job.release();
    ++runtime.jobs_;
    const auto run = [](uv_work_t* started) {
        leave_signals_alone();
        static_cast<Job*>(started->data)->run();
    };
    const auto after = [](uv_work_t* ended, int) {
        std::unique_ptr<Job> self(static_cast<Job*>(ended->data));
        Job& ran = *self;
        --ran.runtime_->jobs_;
        if (!ran.dropped_) ran.done(std::move(self));
    };
    CHECK(uv_queue_work(runtime.uv(), request, run, after) == 0, "uv_queue_work");
}

bool Job::take_back() {
    if (uv_cancel(reinterpret_cast<uv_req_t*>(&request_)) != 0) return false;
    dropped_ = true;
    return true;
}

void Job::drop() {
    take_back();
    dropped_ = true;
}

// The task's attempt finds it and lets it go.
void Work::done(std::unique_ptr<Job> self) {
    done_ = true;
    task_->scheduler.wake(*task_);
    static_cast<void>(self.release());
}

int Work::attempt(lua_State* L, Task& task) {
    if (!task.work->done_) return kBlocked;
    const std::unique_ptr<Work> work(std::exchange(task.work, nullptr));
    return work->push(L);
}

int Work::give_up(lua_State* L, Task& task, const char* why) {
    if (Work* work = std::exchange(task.work, nullptr)) {
        if (work->done_) {
            delete work;
        } else {
            work->drop();
        }
    }
    return push_failure(L, why);
}

int Work::await(lua_State* L, const Operation& operation, std::unique_ptr<Work> work,
                WaitQueue* queue, const void* object) {
    Runtime& runtime = Runtime::from(L);
    Scheduler& scheduler = runtime.scheduler();
    if (!scheduler.can_wait(L)) {
        work->run();
        return work->push(L);
    }
    Task& task = *scheduler.current();
    if (!task.canceled) {
        work->task_ = &task;
        task.work = work.get();
        Job::start(runtime, std::move(work));
    }
    return scheduler.park(L, operation, queue, object, kNoLimit);
}

}  // namespace eco
