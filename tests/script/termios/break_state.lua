-- SPDX-License-Identifier: MIT
-- A break lasts as long as it was asked to, and others run meanwhile.
local check = require 'check'
local pty = require 'pty'
local termios = require 'eco.termios'
local time = require 'eco.time'

local _, terminal = pty.pair()
local started, ticks = time.monotonic(), 0
local done = false
eco.run(function()
    while not done do
        eco.sleep(0.001)
        ticks = ticks + 1
    end
end)
check.eq(termios.tcsendbreak(terminal, 0.05), true)
check.ok(time.monotonic() - started >= 0.045)
check.ok(ticks > 2)
check.eq(termios.tcsendbreak(terminal, 1e-4), true) -- less than the loop can measure
started = time.monotonic()
check.eq(termios.tcsendbreak(terminal, 0), true)
check.ok(time.monotonic() - started >= 0.24)
done = true
