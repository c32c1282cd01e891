-- SPDX-License-Identifier: MIT
-- unlock hands the lock to who has waited longest: the unlocker cannot have it back before.
local check = require 'check'
local sync = require 'eco.sync'
local mutex = sync.mutex()
local order, tasks = {}, {}
mutex:lock()
for i = 1, 3 do
    tasks[i] = eco.run(function()
        check.eq(mutex:lock(), true)
        order[#order + 1] = i
        mutex:unlock()
    end)
end
mutex:unlock()
check.fails('timeout', mutex:lock(0))
check.eq(mutex:lock(), true)
check.same(order, { 1, 2, 3 })
for _, co in ipairs(tasks) do
    check.ok(eco.join(co))
end
mutex:unlock()
