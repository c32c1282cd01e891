-- SPDX-License-Identifier: MIT
-- unpack starts at a position; a negative one counts from the end, before the start is the start.
local check = require 'check'

local function at(position) return (string.unpack('c1', 'abcd', position)) end

check.eq(at(nil), 'a')
check.eq(at(1), 'a')
check.eq(at(4), 'd')
check.eq(at(-1), 'd')
check.eq(at(-4), 'a')
check.eq(at(-9), 'a')
check.eq(at(0), 'a')
check.eq(string.unpack('c0', 'abcd', 5), '')
check.raises('initial position out of string', string.unpack, 'c0', 'abcd', 6)
check.raises('initial position out of string', string.unpack, 'b', '', 2)
check.raises('data string too short', string.unpack, 'c1', 'abcd', 5)
check.raises('number has no integer representation', string.unpack, 'b', 'abc', 1.5)
