-- SPDX-License-Identifier: MIT
-- at: the callback runs once, not before the delay, in a task of its own, with the timer and all
-- extra arguments.
local check = require 'check'
local time = require 'eco.time'
local start = time.monotonic()
local calls, main = 0, coroutine.running()
local timer
timer = time.at(0.01, function(...)
    calls = calls + 1
    check.ok(time.monotonic() - start >= 0.01)
    check.eq(select('#', ...), 4)
    check.eq((...), timer)
    check.same({ select(2, ...) }, { 'x', nil })
    check.ok(coroutine.running() ~= main)
    check.eq(eco.count(), 2)
    eco.sleep(0.001)
    calls = calls + 1
end, 'x', nil, nil)
check.eq(calls, 0)
while calls < 2 do
    eco.sleep(0.001)
end
eco.sleep(0.02)
check.eq(calls, 2)
