-- SPDX-License-Identifier: MIT
-- Joining a task that still runs gives all its results when it ends.
local check = require 'check'
local co = eco.run(function()
    eco.sleep(0)
    return 1, nil, 'x', nil
end)
local n
local function count(...)
    n = select('#', ...)
    return ...
end
check.same({ count(eco.join(co)) }, { true, 1, nil, 'x' })
check.eq(n, 5)
