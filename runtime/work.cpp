// SPDX-License-Identifier: MIT
#include "runtime/work.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <mutex>
#include <utility>
#include <vector>

#include <pthread.h>

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

// libuv starts the threads of its pool with the first job, and aborts where it does not get them.
// So as many are started before, all at once, and ended again.
static bool try_threads() {
    const char* const wanted = std::getenv("UV_THREADPOOL_SIZE");
    const int count = wanted != nullptr ? std::clamp(std::atoi(wanted), 1, 1024) : 4;
    std::mutex gate;
    std::vector<pthread_t> threads(static_cast<size_t>(count));
    const auto pass = [](void* closed) -> void* {
        const std::lock_guard<std::mutex> passing(*static_cast<std::mutex*>(closed));
        return nullptr;
    };
    size_t started = 0;
    gate.lock();  // cppcheck-suppress localMutex; the threads have it, too
    while (started < threads.size() &&
           pthread_create(&threads[started], nullptr, pass, &gate) == 0) {
        ++started;
    }
    gate.unlock();
    const bool all = started == threads.size();
    while (started > 0) pthread_join(threads[--started], nullptr);
    return all;
}

int Job::start(Runtime& runtime, std::unique_ptr<Job> job) {
    static bool has_threads = false;
    has_threads = has_threads || try_threads();
    if (!has_threads) return ENOMEM;  // pthread_create's EAGAIN means something else here
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
    return 0;
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
        if (const int error = Job::start(runtime, std::move(work))) {
            task.work = nullptr;
            return push_error(L, error);
        }
    }
    return scheduler.park(L, operation, queue, object, kNoLimit);
}

}  // namespace eco
