-- SPDX-License-Identifier: MIT
-- A generator may be used by one task after the other, waiting in each.
local check = require 'check'
local generate = coroutine.wrap(function()
    for i = 1, 6 do
        eco.sleep(0.001)
        coroutine.yield(i)
    end
end)
local sum = 0
local function take()
    for _ = 1, 3 do
        sum = sum + generate()
    end
end
eco.join(eco.run(take))
eco.join(eco.run(take))
check.eq(sum, 21)
