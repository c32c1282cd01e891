-- SPDX-License-Identifier: MIT
-- '<', '>' and '=' hold until the next one; the order of the machine is the default.
local check = require 'check'
local ffi = require 'ffi'

check.eq(string.pack('<i4', 0x01020304), '\4\3\2\1')
check.eq(string.pack('>i4', 0x01020304), '\1\2\3\4')
check.eq(string.pack('>i2 i2 <i2 i2', 1, 2, 3, 4), '\0\1\0\2\3\0\4\0')
check.eq(string.pack('>I3', 0x010203), '\1\2\3')
check.eq(string.pack('<I3', 0x010203), '\3\2\1')

local native = ffi.abi('le') and '\1\0' or '\0\1'
check.eq(string.pack('i2', 1), native)
check.eq(string.pack('> = i2', 1), native)
check.eq(string.pack('< = i2', 1), native)
