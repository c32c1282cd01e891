-- SPDX-License-Identifier: MIT
-- unpack returns the values and the position after them.
local check = require 'check'

check.same({ string.unpack('<i2 z s1 d', '\2\1abc\0\2xy' .. string.pack('<d', 0.5)) },
    { 258, 'abc', 'xy', 0.5, 18 })
check.same({ string.unpack('b', 'abc', 2) }, { 98, 3 })
check.eq(select('#', string.unpack('x', 'a')), 1)
