-- SPDX-License-Identifier: MIT
-- with returns what the function returns, nil included, and closes after it.
local check = require 'check'
local eco = require 'eco'

local log = {}
local obj = { close = function(self) log[#log + 1] = self end }
local results = table.pack(eco.with(obj, function(o)
    check.eq(o, obj)
    check.eq(#log, 0)
    return 1, nil, 3, nil
end))
check.same(results, { [1] = 1, [3] = 3, n = 4 })
check.same(log, { obj })
