-- SPDX-License-Identifier: MIT
-- signal wakes who has waited longest, with its data or true; nobody waiting: false, not remembered.
local check = require 'check'
local sync = require 'eco.sync'
local cond = check.ok(sync.cond())
check.eq(cond:signal(), false)
check.eq(cond:signal('x'), false)
check.fails('timeout', cond:wait(0))
local got, tasks = {}, {}
for i = 1, 5 do
    tasks[i] = eco.run(function()
        got[i] = cond:wait()
    end)
end
local data = {}
for _, value in ipairs { 'a', data, 0 } do
    check.eq(cond:signal(value), true)
end
check.eq(cond:signal(false), true)
check.eq(cond:signal(), true)
check.eq(cond:signal(), false)
check.same(got, {})
for _, co in ipairs(tasks) do
    check.ok(eco.join(co))
end
check.eq(got[2], data)
check.same(got, { 'a', data, 0, true, true })
