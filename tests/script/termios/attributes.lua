-- SPDX-License-Identifier: MIT
-- Flags and control characters of attributes; wrong ones raise and change nothing.
local check = require 'check'
local pty = require 'pty'
local termios = require 'eco.termios'

local _, terminal = pty.pair()
local modes = check.ok(termios.tcgetattr(terminal))
check.eq(tostring(modes), 'termios: 38400 8N1 icanon echo')

-- The first letter says which flags.
for _, kind in ipairs { 'i', 'iflag', 'input' } do
    modes:clr_flag(kind, termios.IXON)
    check.eq(modes:get_flag('i', termios.IXON), 0)
    modes:set_flag(kind, termios.IXON)
    check.eq(modes:get_flag('i', termios.IXON), termios.IXON)
end
modes:clr_flag('o', 0xffffffff)
check.eq(modes:get_flag 'o', 0)
modes:set_flag('o', 0x80000001)
check.eq(modes:get_flag 'o', 0x80000001)
modes:clr_flag('c', termios.CSIZE)
modes:set_flag('c', termios.CS7 + termios.PARENB + termios.PARODD + termios.CSTOPB)
check.eq(modes:get_flag('c', termios.CSIZE), termios.CS7)
modes:clr_flag('l', termios.ICANON)
check.eq(tostring(modes), 'termios: 38400 7O2 echo')

for value = 0, 255 do
    modes:set_cc(termios.VINTR, value)
    check.eq(modes:get_cc(termios.VINTR), value)
end

local copy = modes:clone()
copy:set_cc(termios.VINTR, 3)
copy:set_flag('l', termios.ICANON)
check.eq(modes:get_cc(termios.VINTR), 255)
check.eq(modes:get_flag('l', termios.ICANON), 0)
check.eq(select('#', modes:raw()), 0)

for _, name in ipairs { 'set_flag', 'clr_flag', 'get_flag' } do
    check.raises('invalid type', modes[name], modes, 'x', 1)
    check.raises('invalid type', modes[name], modes, '', 1)
    check.raises('string expected', modes[name], modes)
    check.raises('value out of range', modes[name], modes, 'i', 2 ^ 32)
    check.raises('value out of range', modes[name], modes, 'i', -1)
    check.raises('termios expected', modes[name], io.stdout, 'i', 1)
end
check.raises('number expected', modes.set_flag, modes, 'i')
for _, index in ipairs { -1, 17, 1000, 0.5, 0 / 0, 1 / 0 } do
    check.raises('invalid cc name', modes.set_cc, modes, index, 1)
    check.raises('invalid cc name', modes.get_cc, modes, index)
end
check.raises("bad argument #1 to 'set_flag' (invalid type)",
    function() modes:set_flag('x', 1) end)
check.raises("bad argument #1 to 'set_cc' (invalid cc name)", function() modes:set_cc(99, 1) end)
for _, value in ipairs { -1, 256 } do
    check.raises('value out of range', modes.set_cc, modes, termios.VMIN, value)
end
