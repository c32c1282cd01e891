-- SPDX-License-Identifier: MIT
-- Sleepers wake by time; those of the same time in the order they fell asleep.
local check = require 'check'
local log = {}
local tasks = {}

for i, delay in ipairs { 0.06, 0.002, 0.03, 0.002 } do
    tasks[i] = eco.run(function()
        eco.sleep(delay)
        log[#log + 1] = i
    end)
end
for _, co in ipairs(tasks) do
    eco.join(co)
end
check.same(log, { 2, 4, 3, 1 })
