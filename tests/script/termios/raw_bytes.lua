-- SPDX-License-Identifier: MIT
-- In raw mode every byte passes unchanged, in both directions; before, some do not.
local check = require 'check'
local pty = require 'pty'
local termios = require 'eco.termios'

local master, terminal = pty.pair()
local outside, inside = eco.reader(master), eco.reader(terminal)
local to_outside, to_inside = eco.writer(terminal), eco.writer(master)

check.ok(to_outside:write 'a\n')
check.eq(outside:readfull(3), 'a\r\n')

local modes = check.ok(termios.tcgetattr(terminal))
modes:raw()
check.eq(termios.tcsetattr(terminal, termios.TCSANOW, modes), true)
local bytes = {}
for i = 0, 255 do
    bytes[i + 1] = string.char(i)
end
bytes = table.concat(bytes)
check.ok(to_outside:write(bytes))
check.eq(outside:readfull(256, 5), bytes)
check.ok(to_inside:write(bytes))
check.eq(inside:readfull(256, 5), bytes)
