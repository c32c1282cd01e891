-- SPDX-License-Identifier: MIT
-- z ends with a zero byte, and so must not contain one.
local check = require 'check'

check.eq(string.pack('z', 'abc'), 'abc\0')
check.eq(string.pack('zz', '', 'a'), '\0a\0')
check.same({ string.unpack('zz', 'abc\0d\0e') }, { 'abc', 'd', 7 })
check.raises('string contains zeros', string.pack, 'z', 'a\0b')
check.raises("unfinished string for format 'z'", string.unpack, 'z', 'abc')
check.raises("unfinished string for format 'z'", string.unpack, 'z', '')
check.raises("unfinished string for format 'z'", string.unpack, 'z', 'a\0b', 3)
