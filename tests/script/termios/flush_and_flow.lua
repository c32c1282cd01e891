-- SPDX-License-Identifier: MIT
-- tcflush throws away what has not been read; tcflow stops output and lets it go on.
local check = require 'check'
local pty = require 'pty'
local termios = require 'eco.termios'

local master, terminal, path = pty.pair()
local modes = check.ok(termios.tcgetattr(terminal))
modes:raw()
check.ok(termios.tcsetattr(terminal, termios.TCSANOW, modes))
local outside, inside = eco.reader(master), eco.reader(terminal)

check.ok(eco.writer(master):write 'old')
check.ok(inside:wait(5))
check.eq(termios.tcflush(terminal, termios.TCIFLUSH), true)
check.ok(eco.writer(master):write 'new')
check.eq(inside:readfull(3, 5), 'new')

check.ok(eco.writer(master):write 'old')
check.ok(inside:wait(5))
check.ok(termios.tcsetattr(terminal, termios.TCSAFLUSH, modes))
check.ok(eco.writer(master):write 'new')
check.eq(inside:readfull(3, 5), 'new')

check.eq(termios.tcflow(terminal, termios.TCOOFF), true)
local port = check.ok(termios.open(path, 9600))
local writer = eco.run(function()
    return port:write 'held back'
end)
check.fails('timeout', outside:read(10, 0.02))
check.eq(termios.tcflow(terminal, termios.TCOON), true)
check.eq(outside:readfull(9, 5), 'held back')
check.eq(select(2, eco.join(writer)), 9)

-- What the stream holds is dropped, too; by a request that fails nothing is.
local calls = {
    function() return termios.tcflush(port, termios.TCIFLUSH) end,
    function() return termios.tcsetattr(port, termios.TCSAFLUSH, modes) end,
}
for _, call in ipairs(calls) do
    check.ok(eco.writer(master):write 'old')
    check.eq(port:peek(1, 5), 'o')
    check.fails('Invalid argument', termios.tcflush(port, 99))
    check.eq(port:peek(3, 5), 'old')
    check.ok(call())
    check.ok(eco.writer(master):write 'new')
    check.eq(port:readfull(3, 5), 'new')
end
