-- SPDX-License-Identifier: MIT
-- A deadline counts inside coroutines nested in the task, and one set there as well.
local check = require 'check'

local seen
check.fails('timeout', eco.timeout(0.002, function()
    coroutine.wrap(function()
        coroutine.wrap(function()
            seen = select(2, eco.sleep(60))
        end)()
    end)()
end))
check.eq(seen, 'timeout')

local generate = coroutine.wrap(function()
    coroutine.yield((select(2, eco.timeout(0.002, eco.sleep, 60))))
    eco.sleep(0)
    return 'end'
end)
check.eq(generate(), 'timeout')
check.eq(generate(), 'end')
