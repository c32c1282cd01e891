-- SPDX-License-Identifier: MIT
-- len counts the characters that start in a range of bytes.
local check = require 'check'

local text = 'aé€😀'
check.eq(utf8.len(text), 4)
check.eq(utf8.len(''), 0)
check.eq(utf8.len(text, 2), 3)
check.eq(utf8.len(text, 2, 4), 2)
check.eq(utf8.len(text, -4), 1)
check.eq(utf8.len(text, 4, 3), 0)
check.eq(utf8.len(text, #text + 1), 0)
check.eq(utf8.len('a\0b'), 3)
check.raises('initial position out of bounds', utf8.len, 'abc', 5)
check.raises('initial position out of bounds', utf8.len, 'abc', 0)
check.raises('final position out of bounds', utf8.len, 'abc', 1, 4)
