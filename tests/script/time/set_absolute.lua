-- SPDX-License-Identifier: MIT
-- set of a timer made by on takes a time of day.
local check = require 'check'
local time = require 'eco.time'
local calls = 0
local timer = time.on(time.now() + 60, function()
    calls = calls + 1
end)
local when = time.now() + 0.02
check.eq(timer:set(when), true)
while calls == 0 do
    eco.sleep(0.001)
end
check.ok(time.now() >= when)
check.eq(timer:set(1), true)
while calls == 1 do
    eco.sleep(0.001)
end
