-- SPDX-License-Identifier: MIT
-- The panic hook cannot end the task that it is told of.
local check = require 'check'

local task, err
local slow = false
eco.set_watchdog_timeout(1)
eco.set_panic_hook(function()
    if slow then -- other slices may be long as well, on a slow machine
        slow = false
        err = select(2, pcall(coroutine.close, task))
    end
end)
task = eco.run(function()
    eco.sleep(0)
    slow = true
    local start = os.clock()
    repeat until os.clock() - start > 0.02
    eco.sleep(0)
    return 'done'
end)
local ok, result = eco.join(task)
eco.set_panic_hook(nil)
check.eq(ok, true)
check.eq(result, 'done')
check.ok(tostring(err):find('cannot close', 1, true))
