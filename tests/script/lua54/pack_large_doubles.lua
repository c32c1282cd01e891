-- SPDX-License-Identifier: MIT
-- A double beyond 2^53 is written as the eight bytes of the integer that it is.
local check = require 'check'

check.eq(string.pack('>j', 2 ^ 62), '\64\0\0\0\0\0\0\0')
check.eq(string.pack('>j', -2 ^ 63), '\128\0\0\0\0\0\0\0')
check.eq(string.pack('>J', 2 ^ 63), '\128\0\0\0\0\0\0\0')
check.eq(string.pack('>I8', 2 ^ 64 - 2 ^ 11), '\255\255\255\255\255\255\248\0')
check.eq(string.pack('>J', -1), ('\255'):rep(8))
check.eq(string.pack('>I10', 2 ^ 63), '\0\0\128\0\0\0\0\0\0\0')

for _, value in ipairs { 2 ^ 63, 2 ^ 63 + 2 ^ 11, 2 ^ 64 - 2 ^ 11 } do
    check.eq(string.unpack('<J', string.pack('<J', value)), value)
end
for _, value in ipairs { 2 ^ 64, -2 ^ 63 - 2 ^ 11, 1 / 0, -1 / 0, 0 / 0 } do
    check.raises('number has no integer representation', string.pack, 'J', value)
end
check.raises('number has no integer representation', string.pack, 'j', 2 ^ 63)
