// SPDX-License-Identifier: MIT
#include "modules/time/timer.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <utility>

#include <sys/timerfd.h>
#include <unistd.h>

#include "runtime/runtime.h"
#include "runtime/scheduler.h"

namespace eco {

void Alarm::set_delay(Nanoseconds delay) {
    cancel();
    if (delay == kNoLimit) return;
    runtime_.scheduler().timers().arm(*this, monotonic_now() + delay);
}

int Alarm::set_time(double seconds) {
    cancel();
    const int fd = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (fd < 0) return errno;
    itimerspec when = {};
    seconds = std::min(seconds, 9e15);
    const double whole = std::floor(seconds);
    when.it_value.tv_sec = static_cast<time_t>(whole);
    // All zero would disarm it: the epoch itself is a nanosecond late.
    when.it_value.tv_nsec = std::max(static_cast<long>((seconds - whole) * 1e9), 1L);
    if (when.it_value.tv_nsec > 999999999) when.it_value.tv_nsec = 999999999;
    int error = timerfd_settime(fd, TFD_TIMER_ABSTIME, &when, nullptr) != 0 ? errno : 0;
    if (error == 0) error = runtime_.poller().listen(fd, *this);
    if (error != 0) {
        close(fd);
        return error;
    }
    clock_fd_ = fd;
    hold_.emplace(runtime_.scheduler());
    return 0;
}

void Alarm::cancel() {
    runtime_.scheduler().timers().disarm(*this);
    if (clock_fd_ < 0) return;
    runtime_.poller().unlisten(clock_fd_);
    hold_.reset();
    close(std::exchange(clock_fd_, -1));
}

void Alarm::on_readable() {
    cancel();
    owner_.gone_off();
}

}  // namespace eco
