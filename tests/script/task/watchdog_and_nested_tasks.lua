-- SPDX-License-Identifier: MIT
-- Tasks that the panic hook starts are not reported for the time before it; who has run too long is
-- blamed even if it has started others below a function in C.
local check = require 'check'
local time = require 'eco.time'
local reports = {}

local function busy(seconds)
    local stop = time.monotonic() + seconds
    while time.monotonic() < stop do end
end

local function nothing() end

eco.set_watchdog_timeout(50)
eco.set_panic_hook(function(where)
    reports[#reports + 1] = where
    if #reports < 20 then
        eco.run(nothing)
    end
end)
busy(0.1)
eco.sleep(0)
eco.set_panic_hook(nil)
check.eq(#reports, 1)

reports = {}
eco.set_panic_hook(function(where) reports[#reports + 1] = where end)
busy(0.1)
table.sort({ 1, 2 }, function() eco.run(nothing) end)
eco.sleep(0)
eco.set_panic_hook(nil)
check.eq(#reports, 1)
check.ok(reports[1]:find('in main chunk', 1, true), reports[1])
