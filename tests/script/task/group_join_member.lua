-- SPDX-License-Identifier: MIT
-- A task of a group can be joined as any other, for its results or its failure.
local check = require 'check'
local g = eco.group()
local good = g:run(function(...)
    eco.sleep(0.01)
    return ...
end, 1, nil, 3)
local ok, a, b, c = eco.join(good)
check.same({ ok, a, b, c }, { true, 1, nil, 3 })
check.eq(g:wait(), true)

local bad = g:run(function()
    eco.sleep(0.01)
    error('went wrong', 0)
end)
check.fails('went wrong', eco.join(bad))
check.fails('went wrong', g:wait())
local late = g:run(error, 'at once', 0)
check.fails('at once', eco.join(late))
