-- SPDX-License-Identifier: MIT
-- Speeds go round by constant and by rate, also rates without a constant, and apart for input.
local check = require 'check'
local pty = require 'pty'
local termios = require 'eco.termios'

local _, terminal = pty.pair()
local modes = check.ok(termios.tcgetattr(terminal))

local function round_trip()
    check.ok(termios.tcsetattr(terminal, termios.TCSANOW, modes))
    modes = check.ok(termios.tcgetattr(terminal))
end

for name, rate in pairs { B9600 = 9600, B115200 = 115200, B230400 = 230400, B50 = 50,
    B4000000 = 4000000, B38400 = 38400 } do
    for _, given in ipairs { termios[name], rate } do
        check.eq(modes:set_speed(given), true)
        round_trip()
        check.eq(modes:get_ospeed(), termios[name], name)
        check.eq(modes:get_ispeed(), termios[name], name)
        check.same({ modes:get_baud() }, { rate, rate })
    end
end

check.eq(modes:set_ospeed(250000), true)
check.eq(modes:set_ispeed(0), true)
round_trip()
check.same({ modes:get_baud() }, { 250000, 250000 })
check.eq(modes:get_ospeed(), termios.BOTHER)

check.eq(modes:set_ispeed(termios.B1200), true)
round_trip()
check.same({ modes:get_baud() }, { 250000, 1200 })
check.eq(modes:get_ispeed(), termios.B1200)
check.eq(modes:set_ispeed(31250), true)
check.eq(modes:set_ospeed(19200), true)
round_trip()
check.same({ modes:get_baud() }, { 19200, 31250 })
check.eq(modes:set_speed(9600), true)
check.same({ modes:get_baud() }, { 9600, 9600 })

check.fails('Invalid argument', modes:set_speed(termios.BOTHER))
check.raises('value out of range', modes.set_speed, modes, -1)
check.raises('number has no integer representation', modes.set_ospeed, modes, 134.5)
check.raises("bad argument #1 to 'set_ispeed' (number expected, got no value)",
    function() modes:set_ispeed() end)
check.same({ modes:get_baud() }, { 9600, 9600 })
check.eq(modes:set_speed(2 ^ 32 - 1), true)
check.eq(tostring(modes):match '^termios: (%d+) 8N1', '4294967295')
