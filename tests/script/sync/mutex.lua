-- SPDX-License-Identifier: MIT
-- A mutex lets one in at a time.
local check = require 'check'
local sync = require 'eco.sync'
local mutex = check.ok(sync.mutex())
local inside, most, tasks = 0, 0, {}
for i = 1, 10 do
    tasks[i] = eco.run(function()
        for _ = 1, 5 do
            check.eq(mutex:lock(), true)
            inside = inside + 1
            most = math.max(most, inside)
            eco.sleep(0)
            inside = inside - 1
            check.eq(select('#', mutex:unlock()), 0)
        end
    end)
end
for _, co in ipairs(tasks) do
    check.ok(eco.join(co))
end
check.eq(most, 1)
check.eq(mutex:lock(0), true)
check.fails('timeout', mutex:lock(0))
check.fails('timeout', mutex:lock(0.001))
