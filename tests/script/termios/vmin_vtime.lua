-- SPDX-License-Identifier: MIT
-- VMIN bytes make a terminal readable; VTIME ends a blocking read.
local check = require 'check'
local pty = require 'pty'
local termios = require 'eco.termios'

local master, terminal = pty.pair()
local reader, keys = eco.reader(terminal), eco.writer(master)
local modes = check.ok(termios.tcgetattr(terminal))
modes:raw()
check.eq(modes:get_cc(termios.VMIN), 1)
modes:set_cc(termios.VMIN, 3)
check.ok(termios.tcsetattr(terminal, termios.TCSANOW, modes))
check.eq(termios.tcgetattr(terminal):get_cc(termios.VMIN), 3)
check.ok(keys:write 'ab')
check.fails('timeout', reader:read(10, 0.02))
check.ok(keys:write 'c')
check.eq(reader:read(10, 5), 'abc')

modes:set_cc(termios.VMIN, 0)
modes:set_cc(termios.VTIME, 1)
check.ok(termios.tcsetattr(terminal, termios.TCSANOW, modes))
check.eq(pty.blocking_read(terminal, 10), '') -- after 0.1 s
-- A task waits as it does anywhere: nothing to read is not the end.
check.fails('timeout', reader:read(10, 0.02))
check.ok(keys:write 'd')
check.eq(reader:read(10, 5), 'd')

modes:set_cc(termios.VTIME, 0)
local _, path = pty.master()
local port = check.ok(termios.open(path, 9600))
check.ok(termios.tcsetattr(port, termios.TCSANOW, modes))
check.fails('timeout', port:read(10, 0.02))
