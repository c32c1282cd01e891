# SPDX-License-Identifier: MIT
# Stepping the wall clock neither ends nor prolongs a wait: all waits use the monotonic clock.
. tests/lib/check.sh
command -v cc >/dev/null || skip 'no C compiler'
cat >"$tmp/step.c" <<'C'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/time.h>
#include <time.h>
/* The wall clock is off by this many seconds; a script sets it through the ffi. */
long clock_step;
int clock_gettime(clockid_t clock, struct timespec *now) {
    int (*real)(clockid_t, struct timespec *) =
        (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int result = real(clock, now);
    if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) now->tv_sec += clock_step;
    return result;
}
int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    struct timespec precise;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &precise);
    now->tv_sec = precise.tv_sec;
    now->tv_usec = precise.tv_nsec / 1000;
    return 0;
}
time_t time(time_t *result) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (result) *result = now.tv_sec;
    return now.tv_sec;
}
C
cc -shared -fPIC -o "$tmp/step.so" "$tmp/step.c" -ldl || skip 'cannot build a shared library'
script=$(lua step.lua <<'LUA'
local ffi = require 'ffi'
ffi.cdef 'long clock_step;'
local channel, sync, time = require 'eco.channel', require 'eco.sync', require 'eco.time'
local mutex, cond, group, empty, full =
    sync.mutex(), sync.cond(), sync.waitgroup(), channel.new(), channel.new()
local forever = eco.run(eco.sleep, 600)
mutex:lock()
group:add(1)
full:send(1)
local reader = eco.reader((require 'fds'.pipe()))
local waits = {
    sleep = function(s) return eco.sleep(s) == nil and nil, 'timeout' end,
    lock = function(s) return mutex:lock(s) end,
    cond = function(s) return cond:wait(s) end,
    waitgroup = function(s) return group:wait(s) end,
    recv = function(s) return empty:recv(s) end,
    send = function(s) return full:send(2, s) end,
    join = function(s) return eco.join(forever, s) end,
    read = function(s) return reader:read(1, s) end,
    timeout = function(s) return eco.timeout(s, eco.sleep, 600) end,
    timer = function(s)
        time.at(s, function() cond:signal('late enough') end)
        return cond:wait() == 'late enough' and nil, 'timeout'
    end,
}
for _, step in ipairs { 86400, -86400 } do
    for name, wait in pairs(waits) do
        ffi.C.clock_step = 0
        local wall, start = time.now(), time.monotonic()
        local err, took
        local co = eco.run(function()
            err = select(2, wait(0.03))
            took = time.monotonic() - start
        end)
        ffi.C.clock_step = step
        local moved = time.now() - wall
        assert(math.abs(moved - step) < 60, 'the clock was not stepped')
        assert(eco.join(co, 30), name .. ' hangs')
        assert(err == 'timeout', name)
        assert(took >= 0.03, name .. ' ended early')
    end
end
eco.cancel(forever)
print 'done'
LUA
)
case $(ldd "$ECO" 2>/dev/null) in *libasan*) skip 'not below a sanitizer' ;; esac
run env LD_PRELOAD="$tmp/step.so" "$ECO" "$script"
is stderr "$err" ''
is status "$status" 0
is stdout "$out" "done"
