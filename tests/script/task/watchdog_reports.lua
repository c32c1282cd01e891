-- SPDX-License-Identifier: MIT
-- A slice that took too long is reported to the panic hook afterwards; the task goes on unharmed.
local check = require 'check'
local time = require 'eco.time'
local reports = {}
eco.set_panic_hook(function(where, from)
    reports[#reports + 1] = { where, from }
end)
eco.set_watchdog_timeout(5)

local function busy(seconds)
    local stop = time.monotonic() + seconds
    while time.monotonic() < stop do end
end

local co = eco.run(function()
    local before = #reports -- a busy machine may stretch other slices
    busy(0.02)
    check.eq(#reports, before)
    eco.sleep(0)
    check.ok(#reports > before)
    eco.set_watchdog_timeout(0)
    busy(0.02)
    return 'unharmed'
end)
check.eq(select(2, eco.join(co)), 'unharmed')
eco.sleep(0)
local report = reports[#reports]
check.ok(report[1]:find('^coroutine execution timeout: run too long%(%d+ ms%) '
    .. 'without yielding/dead %(>5 ms%)'), report[1])
check.ok(report[1]:find('watchdog_reports.lua', 1, true))
check.ok(report[2]:find('stack traceback', 1, true))
eco.set_panic_hook(nil)
