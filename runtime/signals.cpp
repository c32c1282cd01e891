// SPDX-License-Identifier: MIT
#include "runtime/signals.h"

#include <csignal>
#include <cstdio>

#include <unistd.h>

#include "runtime/exhaustion.h"
#include "runtime/report.h"
#include "runtime/runtime.h"
#include "runtime/scheduler.h"
#include "runtime/terminal_guard.h"

namespace eco {

struct Signals::Own {
    int number;
    bool once;
    uv_signal_cb answer;  // null: to survive is enough
};

static Runtime& runtime_of(uv_signal_t* handle) { return *static_cast<Runtime*>(handle->data); }

// ---- a script that is too busy to hear --------------------------------------------------------

static constexpr unsigned kPatience = 1;  // seconds

static void (*tell_loop)(int) = nullptr;  // libuv's handler
static volatile std::sig_atomic_t unheard = 0;

static void lose_patience(int) {
    if (unheard == 0) return;
    static const char kText[] = "eco: killed: the script did not let the loop run for 1 s\n";
    if (write(STDERR_FILENO, kText, sizeof kText - 1) < 0) {
        // There is nobody to tell.
    }
    terminal_guard::put_back_all();
    std::signal(unheard, SIG_DFL);
    std::raise(unheard);
}

static void notice(int number) {
    unheard = number;
    std::signal(SIGALRM, lose_patience);  // until now it is the script's
    alarm(kPatience);
    tell_loop(number);
}

// Puts notice() in front of the handler that libuv has installed.
static void keep_watch(int number) {
    struct sigaction action;
    sigaction(number, nullptr, &action);
    tell_loop = action.sa_handler;
    action.sa_handler = notice;
    sigaction(number, &action, nullptr);
}

static void end(uv_signal_t* handle, int number) {
    alarm(0);
    unheard = 0;
    terminal_guard::put_back_all();  // a second signal would end the process at once
    runtime_of(handle).stop(128 + number);
}

static void print_tasks(uv_signal_t* handle, int) {
    Runtime& runtime = runtime_of(handle);
    std::fputs(dump(runtime.lua(), runtime.scheduler()).c_str(), stderr);
}

// SIGPIPE is handled and not ignored, since commands that a script starts would inherit that, and
// not end when nobody reads what they write.
static void survive(int number) {
    struct sigaction action = {};
    if (sigaction(number, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) return;
    action.sa_handler = [](int) {};
    action.sa_flags = SA_RESTART;
    sigaction(number, &action, nullptr);
}

const Signals::Own Signals::kOwn[] = {
    {SIGINT, true, end},
    {SIGTERM, true, end},
    {SIGUSR1, false, print_tasks},
    {SIGPIPE, false, nullptr},
};

void Signals::start(int index) {
    const Own& own = kOwn[index];
    if (own.answer == nullptr) return survive(own.number);
    auto* handle = new uv_signal_t;
    need("uv_signal_init", uv_signal_init(runtime_.uv(), handle));
    handles_[index].reset(handle);
    handle->data = &runtime_;
    if (own.once) {
        uv_signal_start_oneshot(handle, own.answer, own.number);
        keep_watch(own.number);
    } else {
        uv_signal_start(handle, own.answer, own.number);
    }
}

void Signals::own() {
    own_ = true;
    for (int i = 0; i < kCount; ++i) start(i);
}

void Signals::renew() {
    for (int i = 0; i < kCount; ++i) {
        taken_[i] = 0;
        handles_[i].reset();
        if (own_) start(i);
    }
}

void Signals::take(int number) {
    for (int i = 0; i < kCount; ++i) {
        if (kOwn[i].number == number && taken_[i]++ == 0) handles_[i].reset();
    }
}

void Signals::give_back(int number) {
    for (int i = 0; i < kCount; ++i) {
        if (kOwn[i].number == number && --taken_[i] == 0 && own_) start(i);
    }
    terminal_guard::watch_again(number);
}

}  // namespace eco
