-- SPDX-License-Identifier: MIT
-- on: at a time of day; one in the past fires at once, but not before the caller waits.
local check = require 'check'
local time = require 'eco.time'
local log = {}
local when = time.now() + 0.3
local timer = time.on(when, function(timer, a, ...)
    check.ok(time.now() >= when)
    check.eq(type(timer), 'userdata')
    log[#log + 1] = a
    check.eq(select('#', ...), 1)
end, 'future', nil)
for _, past in ipairs { 0, -1, 1.5, time.now() - 1000, -math.huge } do
    time.on(past, function()
        log[#log + 1] = 'past'
    end)
end
check.same(log, {})
while #log < 6 do
    eco.sleep(0.001)
end
check.eq(log[6], 'future')
check.ok(timer)
