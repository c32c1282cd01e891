-- SPDX-License-Identifier: MIT
-- close ends all waits, now and later; signals reach nobody.
local check = require 'check'
local sync = require 'eco.sync'
local cond = sync.cond()
local tasks = {}
for i = 1, 3 do
    tasks[i] = eco.run(function()
        check.fails('closed', cond:wait(i == 1 and 60 or nil))
    end)
end
check.eq(select('#', cond:close()), 0)
for _, co in ipairs(tasks) do
    check.ok(eco.join(co))
end
cond:close()
check.fails('closed', cond:wait())
check.fails('closed', cond:wait(1))
check.eq(cond:signal('x'), false)
check.eq(cond:broadcast(), 0)
