-- SPDX-License-Identifier: MIT
-- 100 000 timers of different times all go off.
local check = require 'check'
local count, woken = 100000, 0
for i = 1, count do
    eco.run(function()
        eco.sleep((i * 7919) % 50 / 1000)
        woken = woken + 1
    end)
end
while eco.count() > 1 do
    eco.sleep(0.001)
end
check.eq(woken, count)
