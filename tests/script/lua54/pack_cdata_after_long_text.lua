-- SPDX-License-Identifier: MIT
-- Reading a cdata argument does not disturb the bytes packed before it.
local check = require 'check'

local text = ('x'):rep(40000)
local packed = string.pack('s4 j z j', text, 7LL, text, -7LL)
local a, b, c, d, stop = string.unpack('s4 j z j', packed)
check.eq(a, text)
check.eq(b, 7)
check.eq(c, text)
check.eq(d, -7)
check.eq(stop, #packed + 1)
