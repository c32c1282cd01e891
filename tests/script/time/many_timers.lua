-- SPDX-License-Identifier: MIT
-- Timers fire by time, those of the same time in the order they were set.
local check = require 'check'
local time = require 'eco.time'
local log, want = {}, {}
for i = 1, 100 do
    local slot = (i * 37) % 10
    time.at(0.002 * (slot + 1), function()
        log[#log + 1] = slot
    end)
    want[i] = slot
end
table.sort(want)
while #log < 100 do
    eco.sleep(0.001)
end
check.same(log, want)
