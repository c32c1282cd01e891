# SPDX-License-Identifier: MIT
# time.on leaves it to the kernel to follow steps of the wall clock: an absolute timer on that clock.
. tests/lib/check.sh
command -v strace >/dev/null || skip 'strace is not installed'
strace -o "$tmp/trace" true 2>/dev/null || skip 'ptrace is not permitted'
ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0"
export ASAN_OPTIONS

run strace -f -o "$tmp/trace" -e trace=timerfd_create,timerfd_settime "$ECO" -e '
    local time = require "eco.time"
    local timer = time.on(12345678901.5, print)
    timer:set(12345678902)
    timer:close()'
is status "$status" 0
trace=$(cat "$tmp/trace")
has trace "$trace" 'timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC|TFD_NONBLOCK)'
has trace "$trace" 'TFD_TIMER_ABSTIME, {it_interval={tv_sec=0, tv_nsec=0}, it_value={tv_sec=12345678901, tv_nsec=500000000}}'
has trace "$trace" 'it_value={tv_sec=12345678902, '
