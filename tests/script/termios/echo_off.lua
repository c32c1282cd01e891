-- SPDX-License-Identifier: MIT
-- Without ECHO a terminal does not repeat what is typed.
local check = require 'check'
local pty = require 'pty'
local termios = require 'eco.termios'

local master, terminal = pty.pair()
local screen, keys, lines = eco.reader(master), eco.writer(master), eco.reader(terminal)

check.ok(keys:write 'secret\n')
check.eq(screen:readfull(8, 5), 'secret\r\n')
check.eq(lines:read('l', 5), 'secret')

local modes = check.ok(termios.tcgetattr(terminal))
check.eq(modes:get_flag('l', termios.ECHO), termios.ECHO)
modes:clr_flag('l', termios.ECHO)
check.eq(modes:get_flag('lflag', termios.ECHO), 0)
check.eq(modes:get_flag('local', termios.ICANON), termios.ICANON)
check.ok(termios.tcsetattr(terminal, termios.TCSAFLUSH, modes))
check.ok(keys:write 'secret\n')
check.eq(lines:read('l', 5), 'secret')
check.fails('timeout', screen:read(10, 0.02))
