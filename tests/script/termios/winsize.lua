-- SPDX-License-Identifier: MIT
-- The size of a terminal, in characters.
local check = require 'check'
local pty = require 'pty'
local termios = require 'eco.termios'

local master, terminal = pty.pair()
check.same({ termios.winsize(terminal) }, { 0, 0 })
check.eq(termios.set_winsize(master, 24, 80), true)
check.same({ termios.winsize(terminal) }, { 24, 80 })
