-- SPDX-License-Identifier: MIT
-- rawlen is the length without metamethods.
local check = require 'check'

local t = setmetatable({ 1, 2, 3 }, { __len = function() return 42 end })
check.eq(rawlen(t), 3)
check.eq(rawlen({}), 0)
check.eq(rawlen('a\0b'), 3)
check.raises('table or string expected', rawlen, 1)
check.raises('table or string expected', rawlen, print)
check.raises('table or string expected', rawlen)
