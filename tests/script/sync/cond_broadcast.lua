-- SPDX-License-Identifier: MIT
-- broadcast wakes all with true, and says how many.
local check = require 'check'
local sync = require 'eco.sync'
local cond = sync.cond()
check.eq(cond:broadcast(), 0)
local got, tasks = {}, {}
for i = 1, 3 do
    tasks[i] = eco.run(function()
        check.eq(cond:wait(), true)
        got[#got + 1] = i
    end)
end
check.eq(cond:broadcast(), 3)
check.eq(cond:broadcast(), 0)
for _, co in ipairs(tasks) do
    check.ok(eco.join(co))
end
check.same(got, { 1, 2, 3 })
