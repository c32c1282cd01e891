-- SPDX-License-Identifier: MIT
-- More than eight bytes must hold a value that eight can hold.
local check = require 'check'

for size = 9, 16 do
    local i, I = '<i' .. size, '<I' .. size
    check.eq(string.unpack(i, ('\255'):rep(size)), -1, i)
    check.eq(string.unpack(I, '\5' .. ('\0'):rep(size - 1)), 5, I)
    local error_text = size .. '-byte integer does not fit'
    check.raises(error_text, string.unpack, i, ('\255'):rep(size - 1) .. '\1')
    check.raises(error_text, string.unpack, i, ('\0'):rep(8) .. '\1' .. ('\0'):rep(size - 9))
    check.raises(error_text, string.unpack, I, ('\255'):rep(size))
end
