-- SPDX-License-Identifier: MIT
-- 64-bit integers of the FFI are written exactly; nothing else of the FFI is taken for a number.
local check = require 'check'
local ffi = require 'ffi'

check.eq(string.pack('>j', 0x0123456789abcdefLL), '\1\35\69\103\137\171\205\239')
check.eq(string.pack('>j', -1LL), ('\255'):rep(8))
check.eq(string.pack('<J', 0xfffffffffffffffeULL), '\254' .. ('\255'):rep(7))
check.eq(string.pack('<j', 0xfffffffffffffffeULL), '\254' .. ('\255'):rep(7))
check.eq(string.pack('>I2', 513ULL), '\2\1')
check.eq(string.pack('>i10', -2LL), ('\255'):rep(9) .. '\254')
check.eq(string.pack('>j', -0x8000000000000000LL), '\128\0\0\0\0\0\0\0')

check.raises('integer overflow', string.pack, 'i1', 128LL)
check.raises('integer overflow', string.pack, 'i4', 0xffffffffffffffffULL)
check.raises('unsigned overflow', string.pack, 'I4', 0x100000000ULL)
check.raises('unsigned overflow', string.pack, 'I4', -1LL)
check.raises('number expected, got cdata', string.pack, 'j', ffi.new('int[2]'))
check.raises('number expected, got cdata', string.pack, 'j', ffi.new('char', 1))
