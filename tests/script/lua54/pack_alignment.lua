-- SPDX-License-Identifier: MIT
-- '!' aligns each item to its size, up to a limit; without it nothing is aligned.
local check = require 'check'

check.eq(string.pack('<b i4', 1, 2), '\1\2\0\0\0')
check.eq(string.pack('<!4 b i4', 1, 2), '\1\0\0\0\2\0\0\0')
check.eq(string.pack('<!2 b i4', 1, 2), '\1\0\2\0\0\0')
check.eq(string.pack('<!4 b i8', 1, 2), '\1\0\0\0\2\0\0\0\0\0\0\0')
check.eq(string.pack('<!1 b i8', 1, 2), '\1\2\0\0\0\0\0\0\0')
check.eq(string.pack('<!4 b s2', 1, 'x'), '\1\0\1\0x')
check.eq(string.pack('!8 b c3 z b', 1, 'abc', 'd', 2), '\1abcd\0\2')
check.eq(string.packsize('!8 b d'), 16)
check.eq(string.packsize('!16 b i16'), 32)
check.eq(string.packsize('! b j'), require('ffi').alignof('struct { int64_t x; }') + 8)

check.same({ string.unpack('<!4 b i4', '\1\0\0\0\2\0\0\0') }, { 1, 2, 9 })
check.raises('data string too short', string.unpack, '<!4 b i4', '\1\0\0\0\2\0\0')
