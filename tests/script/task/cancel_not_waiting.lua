-- SPDX-License-Identifier: MIT
-- Cancelling a task that is runnable, or the caller, takes effect at its next wait.
local check = require 'check'

local co = eco.run(function()
    check.eq(select('#', eco.sleep(0)), 0)
    check.fails('canceled', eco.sleep(60))
end)
eco.cancel(co)
check.ok(eco.join(co))

co = eco.run(function()
    check.eq(select('#', eco.cancel(coroutine.running())), 0)
    check.fails('canceled', eco.sleep(60))
end)
check.ok(eco.join(co))
