-- SPDX-License-Identifier: MIT
-- eco.run works where the caller cannot be suspended; the task it starts may wait.
local check = require 'check'
local ended = 0

table.sort({ 3, 1, 2 }, function(a, b)
    eco.run(function()
        eco.sleep(0)
        ended = ended + 1
    end)
    return a < b
end)
check.eq(ended, 0)
local started = eco.count() - 1
check.ok(started > 0)
while eco.count() > 1 do
    eco.sleep(0)
end
check.eq(ended, started)
