-- SPDX-License-Identifier: MIT
-- Data that ends too early is an error, for each kind of item.
local check = require 'check'

for _, format in ipairs { 'b', 'i4', 'i16', 'f', 'd', 'c4', 's1', 's4', 'x' } do
    check.raises('data string too short', string.unpack, format, '')
end
check.raises('data string too short', string.unpack, 'i4', 'abc')
check.raises('data string too short', string.unpack, 'i2 i2', 'abc')
check.raises('data string too short', string.unpack, 's1', '\3ab')
check.raises('data string too short', string.unpack, '<s8', ('\255'):rep(8) .. 'abc')
check.raises('data string too short', string.unpack, 'c2147483647', 'abc')
