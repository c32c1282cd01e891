-- SPDX-License-Identifier: MIT
-- Who is cancelled in a queue loses the place; the others keep theirs.
local check = require 'check'
local sync = require 'eco.sync'
local mutex, log, tasks = sync.mutex(), {}, {}
mutex:lock()
for i = 1, 3 do
    tasks[i] = eco.run(function()
        if mutex:lock() then
            log[#log + 1] = i
            mutex:unlock()
        end
    end)
end
eco.cancel(tasks[2])
mutex:unlock()
for i = 1, 3 do
    check.ok(eco.join(tasks[i]))
end
check.same(log, { 1, 3 })
check.ok(mutex:lock(0))
