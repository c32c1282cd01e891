-- SPDX-License-Identifier: MIT
-- ult compares 64-bit patterns, so that negative numbers are larger than others.
local check = require 'check'

check.eq(math.ult(1, 2), true)
check.eq(math.ult(2, 1), false)
check.eq(math.ult(1, 1), false)
check.eq(math.ult(1, -1), true)
check.eq(math.ult(-1, 1), false)
check.eq(math.ult(-2, -1), true)
check.eq(math.ult(-2 ^ 63, -1), true)
check.eq(math.ult(2 ^ 62, -2 ^ 63), true)
check.eq(math.ult('1', '2'), true)
check.eq(math.ult(-2 ^ 63, 2 ^ 63), false, 'the same pattern')
check.eq(math.ult(2 ^ 63, 2 ^ 63 + 2 ^ 11), true)
check.raises('number has no integer representation', math.ult, 1.5, 1)
check.raises('number has no integer representation', math.ult, 1, 2 ^ 64)
check.raises("bad argument #2 to 'ult' (number expected, got table)", math.ult, 1, {})
check.raises('number expected, got nil', math.ult)
