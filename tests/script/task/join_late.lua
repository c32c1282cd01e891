-- SPDX-License-Identifier: MIT
-- A task that ended keeps its results: they can be fetched later, again, and without waiting.
local check = require 'check'

local at_once = eco.run(function()
    return 'a', nil
end)
local later = eco.run(function()
    eco.sleep(0)
    return 'b'
end)
local nothing = eco.run(function() end)
eco.sleep(0)
eco.sleep(0)
collectgarbage()
for _ = 1, 2 do
    check.eq(select('#', eco.join(at_once)), 3)
    check.eq(select(2, eco.join(at_once, 0)), 'a')
    check.eq(select(2, eco.join(later, 0)), 'b')
    check.eq(select('#', eco.join(nothing)), 1)
end
table.sort({ 1, 2 }, function(a, b)
    check.ok(eco.join(later))
    return a < b
end)
