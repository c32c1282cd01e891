-- SPDX-License-Identifier: MIT
-- A group nobody refers to keeps its tasks running.
local check = require 'check'
local ended = 0
do
    local group = eco.group()
    for _ = 1, 3 do
        group:run(function()
            eco.sleep(0.002)
            ended = ended + 1
        end)
    end
end
collectgarbage()
collectgarbage()
while eco.count() > 1 do
    eco.sleep(0.001)
end
check.eq(ended, 3)
