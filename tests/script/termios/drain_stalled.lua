-- SPDX-License-Identifier: MIT
-- While the output of a terminal stands still, whoever waits for it to leave stops nobody else.
local check = require 'check'
local pty = require 'pty'
local termios = require 'eco.termios'
local time = require 'eco.time'

local _, path = pty.master()
local terminal = check.ok(termios.open(path, 9600))
local modes = check.ok(termios.tcgetattr(terminal))
while terminal:write(('x'):rep(512), 0.01) do end -- full, and nobody reads
check.ok(termios.tcflow(terminal, termios.TCOOFF))

local late = 0
local ticks = eco.run(function()
    for _ = 1, 20 do
        local before = time.monotonic()
        eco.sleep(0.005)
        late = math.max(late, time.monotonic() - before)
    end
end)
for _, call in ipairs {
    function() return termios.tcdrain(terminal, 0.05) end,
    function() return termios.tcsetattr(terminal, termios.TCSADRAIN, modes) end,
    function() return termios.tcsetattr(terminal, termios.TCSAFLUSH, modes) end,
    function() return termios.tcsendbreak(terminal, 0.01) end,
} do
    eco.timeout(0.05, call)
end
eco.join(ticks)
-- Blocked, the loop would have stood still for ever.
check.ok(late < 2, late)
