-- SPDX-License-Identifier: MIT
-- Timers fire by time, those of the same time in the order they were set.
local check = require 'check'
local time = require 'eco.time'
local log = {}
for i = 1, 100 do
    local delay = 0.002 * ((i * 37) % 10 + 1)
    -- When it was set is known within bounds.
    local timer = { earliest = time.monotonic() + delay, index = i, delay = delay }
    time.at(delay, function()
        log[#log + 1] = timer
    end)
    timer.latest = time.monotonic() + delay
end
while #log < 100 do
    eco.sleep(0.001)
end
for i = 2, #log do
    check.ok(log[i - 1].earliest <= log[i].latest)
    if log[i - 1].delay == log[i].delay then
        check.ok(log[i - 1].index < log[i].index)
    end
end
