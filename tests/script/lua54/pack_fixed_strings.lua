-- SPDX-License-Identifier: MIT
-- c is a string of exactly that size, filled up with zeros.
local check = require 'check'

check.eq(string.pack('c5', 'ab'), 'ab\0\0\0')
check.eq(string.pack('c5', 'abcde'), 'abcde')
check.eq(string.pack('c0', ''), '')
check.eq(string.pack('c3', 12), '12\0')
check.eq((string.unpack('c5', 'ab\0\0\0rest')), 'ab\0\0\0')
check.eq((string.unpack('c0', '')), '')
check.raises('string longer than given size', string.pack, 'c2', 'abc')
check.raises("missing size for format option 'c'", string.pack, 'c', 'abc')
