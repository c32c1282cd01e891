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
    busy(0.02)
    check.eq(#reports, 0)
    eco.sleep(0)
    eco.set_watchdog_timeout(0)
    busy(0.02)
    return 'unharmed'
end)
check.eq(select(2, eco.join(co)), 'unharmed')
check.eq(#reports, 1)
check.ok(reports[1][1]:find('^coroutine execution timeout: run too long%(%d+ ms%) '
    .. 'without yielding/dead %(>5 ms%)'), reports[1][1])
check.ok(reports[1][1]:find('watchdog_reports.lua', 1, true))
check.ok(reports[1][2]:find('stack traceback', 1, true))
eco.set_panic_hook(nil)
