-- SPDX-License-Identifier: MIT
-- Integral numbers and the strings of such become numbers, everything else nil.
local check = require 'check'

check.eq(math.tointeger(3), 3)
check.eq(math.tointeger(-2 ^ 63), -2 ^ 63)
check.eq(math.tointeger('8'), 8)
check.eq(math.tointeger('3.0'), 3)
check.eq(math.tointeger(' 0x10 '), 16)
check.eq(1 / math.tointeger(-0.0), 1 / 0)
for _, x in ipairs { 3.5, 2 ^ 63, 1 / 0, 0 / 0, '3.5', 'x', '', 'inf', 'nan', {}, true, print } do
    check.eq(math.tointeger(x), nil, tostring(x))
end
check.eq(math.tointeger(nil), nil)
check.raises('value expected', math.tointeger)
