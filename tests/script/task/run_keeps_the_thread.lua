-- SPDX-License-Identifier: MIT
-- A task nobody refers to is not collected while it waits.
local check = require 'check'
local ended = 0

for _ = 1, 100 do
    eco.run(function()
        eco.sleep(0.001)
        ended = ended + 1
    end)
end
collectgarbage()
collectgarbage()
while eco.count() > 1 do
    eco.sleep(0.001)
end
check.eq(ended, 100)
