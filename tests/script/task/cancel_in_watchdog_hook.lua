-- SPDX-License-Identifier: MIT
-- The panic hook may cancel the task that it is told of.
local check = require 'check'

local task
local slow = false
eco.set_watchdog_timeout(1)
eco.set_panic_hook(function()
    if slow then
        slow = false
        eco.cancel(task)
    end
end)
task = eco.run(function()
    eco.sleep(0)
    slow = true
    local start = os.clock()
    repeat until os.clock() - start > 0.02
    return eco.sleep(10)
end)
local ok, result, err = eco.join(task)
eco.set_panic_hook(nil)
check.eq(ok, true)
check.eq(result, nil)
check.eq(err, 'canceled')
