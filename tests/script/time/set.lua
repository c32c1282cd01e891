-- SPDX-License-Identifier: MIT
-- A stopped timer is armed by set; 0 means a millisecond; set again, it moves and fires once.
local check = require 'check'
local time = require 'eco.time'
local calls = 0
local timer = time.timer(function()
    calls = calls + 1
end)
eco.sleep(0.002)
check.eq(calls, 0)
local start = time.monotonic()
check.eq(timer:set(0), true)
check.eq(calls, 0)
while calls == 0 do
    eco.sleep(0)
end
check.ok(time.monotonic() - start >= 0.001)
check.eq(timer:set(60), true)
check.eq(timer:set(0.001), true)
while calls == 1 do
    eco.sleep(0.001)
end
start = time.monotonic()
check.eq(timer:set(0.001), true)
check.eq(timer:set(0.03), true)
while calls == 2 do
    eco.sleep(0.001)
end
check.ok(time.monotonic() - start >= 0.03)
eco.sleep(0.002)
check.eq(calls, 3)
