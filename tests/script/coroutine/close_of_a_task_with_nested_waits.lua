-- SPDX-License-Identifier: MIT
-- What is nested in a task that coroutine.close ended is dead with it.
local check = require 'check'

local outer, inner
local task = eco.run(function()
    outer = coroutine.create(function()
        inner = coroutine.create(function() eco.sleep(10) end)
        coroutine.resume(inner)
    end)
    coroutine.resume(outer)
end)
check.eq(coroutine.status(inner), 'suspended')
check.eq(coroutine.close(task), true)
for _ = 1, 100 do
    eco.run(function() end) -- whatever memory the task had is used again
end
for _, co in ipairs { task, outer, inner } do
    check.eq(coroutine.status(co), 'dead')
    local ok, err = coroutine.resume(co)
    check.eq(ok, false)
    check.eq(err, 'cannot resume dead coroutine')
end
collectgarbage()
