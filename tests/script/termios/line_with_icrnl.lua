-- SPDX-License-Identifier: MIT
-- Enter is a carriage return; with ICRNL it ends a line, without it does not.
local check = require 'check'
local pty = require 'pty'
local termios = require 'eco.termios'

local master, terminal = pty.pair()
local keys, lines = eco.writer(master), eco.reader(terminal)
local modes = check.ok(termios.tcgetattr(terminal))
check.ok(modes:get_flag('i', termios.ICRNL) ~= 0)
check.ok(keys:write 'first\rsecond\r')
check.eq(lines:read('l', 5), 'first')
check.eq(lines:read('L', 5), 'second\n')

modes:clr_flag('i', termios.ICRNL)
check.ok(termios.tcsetattr(terminal, termios.TCSANOW, modes))
check.ok(keys:write 'third\r')
check.fails('timeout', lines:read('l', 0.02))
check.ok(keys:write '\n')
check.eq(lines:read('l', 5), 'third')
