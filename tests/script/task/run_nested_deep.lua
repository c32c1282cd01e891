-- SPDX-License-Identifier: MIT
-- Tasks that start tasks, 10 000 deep, some of them inside pcall.
local check = require 'check'
local deepest, ended = 0, 0

local function nest(depth)
    deepest = math.max(deepest, depth)
    if depth < 10000 then
        if depth % 100 == 0 then
            check.ok(pcall(eco.run, nest, depth + 1))
        else
            eco.run(nest, depth + 1)
        end
    end
    eco.sleep(0)
    ended = ended + 1
end

eco.run(nest, 1)
check.eq(deepest, 10000)
while eco.count() > 1 do
    eco.sleep(0)
end
check.eq(ended, 10000)
