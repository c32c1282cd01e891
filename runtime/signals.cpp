// SPDX-License-Identifier: MIT
#include "runtime/signals.h"

#include <csignal>
#include <cstdio>

#include "runtime/report.h"
#include "runtime/runtime.h"
#include "runtime/scheduler.h"

namespace eco {

struct Signals::Own {
    int number;
    bool once;
    uv_signal_cb answer;
};

static Runtime& runtime_of(uv_signal_t* handle) { return *static_cast<Runtime*>(handle->data); }

static void end(uv_signal_t* handle, int number) { runtime_of(handle).stop(128 + number); }

static void print_tasks(uv_signal_t* handle, int) {
    Runtime& runtime = runtime_of(handle);
    std::fputs(dump(runtime.lua(), runtime.scheduler()).c_str(), stderr);
}

const Signals::Own Signals::kOwn[] = {
    {SIGINT, true, end},
    {SIGTERM, true, end},
    {SIGUSR1, false, print_tasks},
};

void Signals::start(int index) {
    const Own& own = kOwn[index];
    auto* handle = new uv_signal_t;
    uv_signal_init(runtime_.uv(), handle);
    handles_[index].reset(handle);
    handle->data = &runtime_;
    if (own.once) {
        uv_signal_start_oneshot(handle, own.answer, own.number);
    } else {
        uv_signal_start(handle, own.answer, own.number);
    }
}

void Signals::own() {
    own_ = true;
    for (int i = 0; i < kCount; ++i) start(i);
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
}

}  // namespace eco
