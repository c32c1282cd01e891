-- SPDX-License-Identifier: MIT
-- Sleepers wake by time; those of the same time in the order they fell asleep.
local check = require 'check'
local time = require 'eco.time'
local log, tasks = {}, {}

for i, delay in ipairs { 0.06, 0.002, 0.03, 0.002, 0.01 } do
    -- When it fell asleep is known within bounds.
    local sleeper = { earliest = time.monotonic() + delay, index = i, delay = delay }
    tasks[i] = eco.run(function()
        eco.sleep(delay)
        log[#log + 1] = sleeper
    end)
    sleeper.latest = time.monotonic() + delay
end
for _, co in ipairs(tasks) do
    check.ok(eco.join(co))
end
check.eq(#log, 5)
for i = 2, #log do
    check.ok(log[i - 1].earliest <= log[i].latest)
    if log[i - 1].delay == log[i].delay then
        check.ok(log[i - 1].index < log[i].index)
    end
end
