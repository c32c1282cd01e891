-- SPDX-License-Identifier: MIT
-- Each integer option has the size of its C type, or the one it names.
local check = require 'check'
local ffi = require 'ffi'

local types = { b = 'char', h = 'short', i = 'int', l = 'long', j = 'int64_t' }
for option, ctype in pairs(types) do
    check.eq(#string.pack(option, 1), ffi.sizeof(ctype), option)
    check.eq(#string.pack(option:upper(), 1), ffi.sizeof(ctype), option:upper())
end
check.eq(#string.pack('T', 1), ffi.sizeof('size_t'), 'T')

for size = 1, 16 do
    check.eq(string.pack('<i' .. size, -2), '\254' .. ('\255'):rep(size - 1), 'i' .. size)
    check.eq(string.pack('<I' .. size, 3), '\3' .. ('\0'):rep(size - 1), 'I' .. size)
    check.eq(string.unpack('<i' .. size, string.pack('<i' .. size, -2)), -2, 'i' .. size)
    check.eq(string.unpack('>I' .. size, string.pack('>I' .. size, 3)), 3, 'I' .. size)
end
