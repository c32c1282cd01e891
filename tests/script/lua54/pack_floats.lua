-- SPDX-License-Identifier: MIT
-- f, d and n are the floats of C, in either byte order.
local check = require 'check'

check.eq(string.pack('<d', 1), '\0\0\0\0\0\0\240\63')
check.eq(string.pack('>d', 1), '\63\240\0\0\0\0\0\0')
check.eq(string.pack('>n', -2), '\192\0\0\0\0\0\0\0')
check.eq(string.pack('>f', 1.5), '\63\192\0\0')
check.eq(string.pack('<f', 1.5), '\0\0\192\63')

for _, value in ipairs { 0, 1.5, -0.1, 1e300, 2 ^ 53, 1 / 0, -1 / 0 } do
    for _, order in ipairs { '<', '>', '=' } do
        check.eq(string.unpack(order .. 'd', string.pack(order .. 'd', value)), value)
        check.eq(string.unpack(order .. 'n', string.pack(order .. 'n', value)), value)
    end
end
local nan = string.unpack('<d', string.pack('<d', 0 / 0))
check.ok(nan ~= nan)
check.eq(string.unpack('<f', string.pack('<f', 0.1)), 0.10000000149011612)
local minus_zero = -1 / (1 / 0) -- LuaJIT for ARM reads -0.0 as 0
check.eq(1 / string.unpack('<f', string.pack('<f', minus_zero)), -1 / 0)
