// SPDX-License-Identifier: MIT
//
// A second process out of this one. Memory is copied, but what the kernel keeps is shared: two
// processes with one epoll set would take each other's registrations out, and two with libuv's
// pipe of signals would hear each other's. So the new process makes its own of both before it runs
// or hears anything: signals are blocked meanwhile. Descriptors stay open in both.
//
// A process that is to be `alone` has no tasks either: they are discarded, not cancelled, since
// what a task does when it gives up (a last word to a terminal, say) concerns the one that
// goes on.
#include <cerrno>
#include <csignal>
#include <cstdio>

#include <unistd.h>
#include <uv.h>

#include "runtime/exhaustion.h"
#include "runtime/poller.h"
#include "runtime/runtime.h"
#include "runtime/scheduler.h"
#include "runtime/signals.h"
#include "runtime/terminal_guard.h"

namespace eco {

int Runtime::fork(bool alone) {
    while (jobs_ > 0) uv_run(uv_.get(), UV_RUN_ONCE);
    std::fflush(nullptr);  // or both would write it
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    const pid_t pid = ::fork();
    const int error = errno;
    if (pid == 0) renew(alone);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    errno = error;
    return pid;
}

void Runtime::leave(int status) {
    attachments_.clear();
    std::fflush(nullptr);
    terminal_guard::put_back_all();
    _exit(status);
}

// A signal that was caught before is told in the old pipe, to who goes on there. libuv would wait
// for it for ever before it lets go of the handle.
static void forget_signals(uv_handle_t* handle, void*) {
    if (handle->type != UV_SIGNAL) return;
    auto* signal = reinterpret_cast<uv_signal_t*>(handle);
    signal->dispatched_signals = signal->caught_signals;
}

static void stop_handle(uv_handle_t* handle, void*) {
    if (uv_is_closing(handle) != 0) return;
    if (handle->type == UV_SIGNAL) uv_signal_stop(reinterpret_cast<uv_signal_t*>(handle));
    if (handle->type == UV_TIMER) uv_timer_stop(reinterpret_cast<uv_timer_t*>(handle));
}

void Runtime::renew(bool alone) {
    saved_flags_.clear();  // theirs to restore who goes on with the descriptors
    terminal_guard::forget();
    poller_->renew(!alone);
    if (alone) {
        scheduler_->leave_hook();
        scheduler_->discard_all();
        survivor_ = LUA_NOREF;
    }
    if (uv_) {
        poller_->unlisten(uv_backend_fd(uv_.get()));
        need("uv_loop_fork", uv_loop_fork(uv_.get()));
        listen_to_uv();
        uv_walk(uv_.get(), forget_signals, nullptr);
        if (alone) uv_walk(uv_.get(), stop_handle, nullptr);
    }
    if (alone) signals_->renew();
}

}  // namespace eco
