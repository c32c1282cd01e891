-- SPDX-License-Identifier: MIT
-- Seven and eight bytes are exact up to 2^53; beyond that the nearest double is read.
local check = require 'check'

for _, format in ipairs { '<i7', '<i8', '<j', '>i8', '<i12', '>i16' } do
    for _, value in ipairs { 2 ^ 53, 2 ^ 53 - 1, -2 ^ 53, -2 ^ 53 + 1 } do
        check.eq(string.unpack(format, string.pack(format, value)), value, format)
    end
end
check.eq(string.pack('<i8', -2 ^ 53), '\0\0\0\0\0\0\224\255')

check.eq(string.unpack('<i8', '\1\0\0\0\0\0\32\0'), 2 ^ 53, '2^53 + 1')
check.eq(string.unpack('<i8', '\255\255\255\255\255\255\255\127'), 2 ^ 63, '2^63 - 1')
check.eq(string.unpack('<i8', '\0\0\0\0\0\0\0\128'), -2 ^ 63)
check.eq(string.unpack('<i8', ('\255'):rep(8)), -1)
check.eq(string.unpack('<I8', ('\255'):rep(8)), 2 ^ 64)
check.eq(string.unpack('<I7', ('\255'):rep(7)), 2 ^ 56)
check.eq(string.unpack('>J', '\128\0\0\0\0\0\0\0'), 2 ^ 63)
