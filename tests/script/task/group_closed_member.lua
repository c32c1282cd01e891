-- SPDX-License-Identifier: MIT
-- A task of a group that coroutine.close drops has ended: wait waits for it no more.
local check = require 'check'
local group = eco.group()
local first = group:run(eco.sleep, 60)
local second = group:run(eco.sleep, 60)
eco.run(function()
    coroutine.close(first)
    eco.sleep(0)
    coroutine.close(second)
end)
check.eq(group:wait(5), true)

local last = group:run(eco.sleep, 60)
coroutine.close(last)
check.eq(group:wait(5), true)
check.eq(tostring(group), 'group: 0 tasks')
