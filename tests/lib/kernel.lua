-- SPDX-License-Identifier: MIT
-- Numbers of the kernel that eco does not name, or that are to test those that it does.
-- MIPS has others.
local mips = jit.arch:find '^mips' ~= nil

return {
    MAP_SHARED_ANONYMOUS = mips and 0x801 or 0x21,
    O_NOCTTY = mips and 0x800 or 0x100,
    O_NONBLOCK = mips and 0x80 or 0x800,
    SOCK_DGRAM = mips and 1 or 2,
    SOCK_STREAM = mips and 2 or 1,
}
