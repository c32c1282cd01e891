-- SPDX-License-Identifier: MIT
-- coroutine.status and running are those of plain Lua, whoever waits and whoever resumed whom.
local check = require 'check'
local main = coroutine.running()
local outer, inner
outer = coroutine.create(function()
    check.eq(coroutine.running(), outer)
    inner = coroutine.create(function()
        for _ = 1, 2 do
            check.eq(coroutine.running(), inner)
            check.eq(coroutine.status(inner), 'running')
            check.eq(coroutine.status(outer), 'normal')
            check.eq(coroutine.status(main), 'normal')
            eco.sleep(0)
        end
        coroutine.yield()
    end)
    check.eq(coroutine.status(inner), 'suspended')
    check.ok(coroutine.resume(inner))
    check.eq(coroutine.status(inner), 'suspended')
    check.eq(coroutine.status(outer), 'running')
    check.ok(coroutine.resume(inner))
end)
check.ok(coroutine.resume(outer))
check.eq(coroutine.status(outer), 'dead')
check.eq(coroutine.status(inner), 'dead')
check.eq(coroutine.status(main), 'running')

local task = eco.run(function()
    check.eq(coroutine.status(main), 'normal')
    eco.sleep(0)
    return 'a result'
end)
check.eq(coroutine.status(task), 'suspended')
eco.join(task)
check.eq(coroutine.status(task), 'dead')
check.eq(coroutine.status(eco.run(function() end)), 'dead')
