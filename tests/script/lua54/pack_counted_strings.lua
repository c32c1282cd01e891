-- SPDX-License-Identifier: MIT
-- s is a string after its length, s alone has a length of size_t.
local check = require 'check'
local ffi = require 'ffi'

check.eq(string.pack('s1', 'abc'), '\3abc')
check.eq(string.pack('>s2', 'abc'), '\0\3abc')
check.eq(string.pack('<s3', ''), '\0\0\0')
check.eq(#string.pack('s', 'abc'), ffi.sizeof('size_t') + 3)

for _, text in ipairs { '', 'a', 'a\0b\255', ('x'):rep(70000) } do
    for _, format in ipairs { 's', 's3', '>s4', '<s8', '>s16' } do
        local back, stop = string.unpack(format, string.pack(format, text))
        check.eq(back, text, format)
        check.eq(stop, #string.pack(format, text) + 1, format)
    end
end
check.eq(#string.pack('s1', ('x'):rep(255)), 256)
check.raises('string length does not fit in given size', string.pack, 's1', ('x'):rep(256))
check.raises('string length does not fit in given size', string.pack, 's2', ('x'):rep(65536))
