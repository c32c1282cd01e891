-- SPDX-License-Identifier: MIT
-- A generator that is left in the middle, and one whose task was cancelled, are collected.
local check = require 'check'
local weak = setmetatable({}, { __mode = 'k' })

local function generate()
    return coroutine.wrap(function()
        weak[coroutine.running()] = true
        for i = 1, 10 do
            eco.sleep(0)
            coroutine.yield(i)
        end
    end)
end

for _ = 1, 10 do
    local next_value = generate()
    check.eq(next_value(), 1)
    check.eq(next_value(), 2)
end
local task = eco.run(function()
    coroutine.wrap(function()
        weak[coroutine.running()] = true
        eco.sleep(60)
    end)()
end)
collectgarbage()
collectgarbage()
local left = 0
for _ in pairs(weak) do
    left = left + 1
end
check.eq(left, 1, 'what waits is kept')
eco.cancel(task)
eco.join(task)
task = nil
for i = 1, 3 do
    collectgarbage(i % 2 == 0 and 'count' or 'collect')
end
check.eq(next(weak), nil)
