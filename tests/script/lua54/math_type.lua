-- SPDX-License-Identifier: MIT
-- A number without fraction within 64 bits is an integer, any other number a float.
local check = require 'check'

for _, x in ipairs { 0, 1, -1, 3.0, 2 ^ 53, 2 ^ 62, -2 ^ 63 } do
    check.eq(math.type(x), 'integer', tostring(x))
end
for _, x in ipairs { 0.5, -1.5, 2 ^ 63, -2 ^ 64, 1e300, 1 / 0, -1 / 0, 0 / 0 } do
    check.eq(math.type(x), 'float', tostring(x))
end
for _, x in ipairs { '1', {}, true, print } do
    check.eq(math.type(x), nil, tostring(x))
end
check.eq(math.type(nil), nil)
check.eq(math.type(1LL), nil)
check.raises('value expected', math.type)
