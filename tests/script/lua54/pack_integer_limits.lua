-- SPDX-License-Identifier: MIT
-- The smallest and the largest value of each size go through unchanged.
local check = require 'check'

for size = 1, 6 do
    local half = 2 ^ (8 * size - 1)
    for _, value in ipairs { -half, -1, 0, 1, half - 1 } do
        local format = '<i' .. size
        check.eq(string.unpack(format, string.pack(format, value)), value, format)
    end
    for _, value in ipairs { 0, 1, half, 2 * half - 1 } do
        local format = '>I' .. size
        check.eq(string.unpack(format, string.pack(format, value)), value, format)
    end
end
