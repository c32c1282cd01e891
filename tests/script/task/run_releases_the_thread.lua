-- SPDX-License-Identifier: MIT
-- A task that has ended is garbage.
local check = require 'check'
local weak = setmetatable({}, { __mode = 'k' })

for _ = 1, 100 do
    weak[eco.run(function()
        eco.sleep(0)
    end)] = true
end
eco.sleep(0)
eco.sleep(0)
check.eq(eco.count(), 1)
collectgarbage()
collectgarbage()
check.eq(next(weak), nil)
