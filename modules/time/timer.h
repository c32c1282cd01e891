// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "runtime/lua.h"
#include "runtime/poller.h"
#include "runtime/scheduler.h"
#include "runtime/timer_heap.h"

namespace eco {

class Runtime;

// What goes off: in the scheduler's heap for a delay; by timerfd_create(2) for a time of day, which
// the kernel moves when the wall clock is stepped. Keeps the loop alive while it is set.
class Alarm final : private Timer, private Poller::Listener {
public:
    class Owner {
    public:
        virtual void gone_off() = 0;

    protected:
        ~Owner() = default;
    };

    Alarm(Runtime& runtime, Owner& owner) : runtime_(runtime), owner_(owner) {}
    ~Alarm() { cancel(); }
    Alarm(const Alarm&) = delete;
    Alarm& operator=(const Alarm&) = delete;

    bool is_set() const { return armed() || clock_fd_ >= 0; }
    void set_delay(Nanoseconds delay);
    // Seconds since the epoch. Returns 0 or an errno value.
    int set_time(double seconds);
    void cancel();

private:
    void expired() override { owner_.gone_off(); }
    void on_readable() override;

    Runtime& runtime_;
    Owner& owner_;
    int clock_fd_ = -1;
    std::optional<Hold> hold_;
};

}  // namespace eco
