-- SPDX-License-Identifier: MIT
-- x is one byte of padding, which takes no argument and gives no result.
local check = require 'check'

check.eq(string.pack('x'), '\0')
check.eq(string.pack('b x x b', 1, 2), '\1\0\0\2')
check.same({ string.unpack('b x b', '\1\99\2') }, { 1, 2, 4 })
check.raises('data string too short', string.unpack, 'b x', '\1')
