-- SPDX-License-Identifier: MIT
-- offset gives the byte where the n-th character from a position starts.
local check = require 'check'

local text = 'aé€😀'
check.eq(utf8.offset(text, 1), 1)
check.eq(utf8.offset(text, 2), 2)
check.eq(utf8.offset(text, 3), 4)
check.eq(utf8.offset(text, 4), 7)
check.eq(utf8.offset(text, 5), #text + 1)
check.eq(utf8.offset(text, 6), nil)
check.eq(utf8.offset(text, -1), 7)
check.eq(utf8.offset(text, -4), 1)
check.eq(utf8.offset(text, -5), nil)
check.eq(utf8.offset(text, 2, 4), 7)
check.eq(utf8.offset(text, -1, 4), 2)
check.eq(utf8.offset('', 1), 1)
check.eq(utf8.offset('', -1), nil)
check.eq(utf8.offset('', 0), 1)
check.eq(utf8.offset(text, 2 ^ 53), nil)
check.eq(utf8.offset(text, -2 ^ 53), nil)
check.raises('position out of bounds', utf8.offset, text, 1, #text + 2)
check.raises('position out of bounds', utf8.offset, text, 1, -#text - 1)
check.raises('number expected', utf8.offset, text)
