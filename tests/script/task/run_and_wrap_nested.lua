-- SPDX-License-Identifier: MIT
-- Starts nested in each other through coroutines, however deep, work and end in order.
local check = require 'check'
local depth, deepest, ended = 0, 2000, 0
local function down()
    depth = depth + 1
    if depth < deepest then
        eco.run(coroutine.wrap(down))
    end
    eco.sleep(0)
    ended = ended + 1
end
eco.join(eco.run(down))
while ended < deepest do
    eco.sleep(0.001)
end
check.eq(depth, deepest)
