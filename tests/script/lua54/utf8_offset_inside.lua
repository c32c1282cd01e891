-- SPDX-License-Identifier: MIT
-- With n = 0 offset finds the start of the character around a byte; other n refuse such a byte.
local check = require 'check'

local text = 'aé€😀'
local starts = { 1, 2, 2, 4, 4, 4, 7, 7, 7, 7, 11 }
for position, start in ipairs(starts) do
    check.eq(utf8.offset(text, 0, position), start)
end
check.eq(utf8.offset(text, 0), 1)
check.raises('initial position is a continuation byte', utf8.offset, text, 1, 3)
check.raises('initial position is a continuation byte', utf8.offset, text, -1, 3)
