-- SPDX-License-Identifier: MIT
-- cancel stops without callback; the timer may be set again.
local check = require 'check'
local time = require 'eco.time'
local calls = 0
local function count()
    calls = calls + 1
end
for _, start in ipairs { time.at, time.on } do
    local timer = start((start == time.on and time.now() or 0) + 0.002, count)
    check.eq(select('#', timer:cancel()), 0)
    timer:cancel()
    eco.sleep(0.01)
    check.eq(calls, 0)
    check.eq(timer:set(0.001), true)
    while calls == 0 do
        eco.sleep(0.001)
    end
    calls = 0
end
