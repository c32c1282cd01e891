-- SPDX-License-Identifier: MIT
-- The panic hook cannot end the task that it is told of.
local check = require 'check'

local task, hooked, err
eco.set_watchdog_timeout(1)
eco.set_panic_hook(function()
    hooked = true
    err = select(2, pcall(coroutine.close, task))
end)
task = eco.run(function()
    eco.sleep(0)
    local start = os.clock()
    repeat until os.clock() - start > 0.02
    eco.sleep(0)
    return 'done'
end)
check.same({ eco.join(task) }, { true, 'done' })
check.eq(hooked, true)
check.ok(err:find('cannot close', 1, true))
