-- SPDX-License-Identifier: MIT
-- eco.sleep(0) lets every other runnable task run once.
local check = require 'check'
local log = {}

for _, name in ipairs { 'a', 'b' } do
    eco.run(function()
        for turn = 1, 3 do
            log[#log + 1] = name .. turn
            check.eq(select('#', eco.sleep(0)), 0)
        end
    end)
end
for _ = 1, 3 do
    log[#log + 1] = '-'
    eco.sleep(0)
end
check.eq(table.concat(log, ' '), 'a1 b1 - a2 b2 - a3 b3 -')
