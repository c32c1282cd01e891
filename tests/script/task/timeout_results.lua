-- SPDX-License-Identifier: MIT
-- eco.timeout passes arguments and results through; errors propagate as they are.
local check = require 'check'
local n = select('#', eco.timeout(60, function(...)
    check.eq(select('#', ...), 3)
    eco.sleep(0)
    return ...
end, 1, nil, nil))
check.eq(n, 3)
check.eq(eco.timeout(60, function() return 'x' end), 'x')

local value = {}
local ok, err = pcall(eco.timeout, 60, function()
    eco.sleep(0)
    error(value)
end)
check.eq(ok, false)
check.eq(err, value)
