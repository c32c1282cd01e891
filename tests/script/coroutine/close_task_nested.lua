-- SPDX-License-Identifier: MIT
-- What waited inside a task that was closed belongs to nobody, and is garbage.
local check = require 'check'
local weak = setmetatable({}, { __mode = 'v' })
local function start()
    return eco.run(function()
        coroutine.wrap(function()
            weak.outer = coroutine.running()
            coroutine.wrap(function()
                weak.inner = coroutine.running()
                eco.sleep(60)
            end)()
        end)()
    end)
end

local tasks = { start() }
check.eq(coroutine.close(tasks[1]), true)
for _, co in pairs(weak) do
    check.eq(eco.id(co), nil)
    eco.cancel(co)
    check.eq(coroutine.status(co), 'dead')
end
tasks[1] = nil
collectgarbage()
collectgarbage()
check.eq(next(weak), nil)
