-- SPDX-License-Identifier: MIT
-- Types for ffi.cdef, and numbers, that are not the same in each C library.

local ffi = require 'ffi'

-- In glibc what is called `lseek` has the off_t of old; in others every off_t has 64 bits.
local is_glibc = pcall(function()
    ffi.cdef 'const char *gnu_get_libc_version(void);'
    return ffi.C.gnu_get_libc_version
end)
ffi.cdef('typedef ' .. (is_glibc and 'long' or 'int64_t') .. ' off_t;')

return { TCSANOW = is_glibc and jit.arch:find '^mips' and 0x540e or 0 }
