-- SPDX-License-Identifier: MIT
-- Live tasks: the main chunk and what eco.run started, not plain coroutines.
local check = require 'check'
local main = coroutine.running()

local function threads()
    local set = {}
    for _, co in ipairs(eco.all()) do
        check.eq(set[co], nil)
        set[co] = true
    end
    return set
end

check.eq(eco.count(), 1)
check.same(threads(), { [main] = true })

local inside
local co = eco.run(function()
    inside = eco.count()
    eco.sleep(0)
end)
check.eq(inside, 2)
check.same(threads(), { [main] = true, [co] = true })

coroutine.wrap(function()
    check.eq(eco.count(), 2)
    check.same(threads(), { [main] = true, [co] = true })
end)()

eco.sleep(0)
check.eq(eco.count(), 1)
check.same(threads(), { [main] = true })
