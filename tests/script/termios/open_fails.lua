-- SPDX-License-Identifier: MIT
-- Failing to open leaves no descriptor; wrong use raises before anything is opened.
local check = require 'check'
local pty = require 'pty'
local termios = require 'eco.termios'

local _, path = pty.master()
collectgarbage()
local before = check.fd_count()
check.fails('No such file or directory', termios.open('/dev/absent', 9600))
check.fails('Inappropriate ioctl for device', termios.open('/dev/null', 9600))
check.raises("bad argument #2 to 'open' (number expected, got no value)",
    function() termios.open(path) end)
check.raises('value out of range', termios.open, path, 0)
check.raises('value out of range', termios.open, path, -9600)
check.raises('not a rate', termios.open, path, termios.BOTHER)
for _, framing in ipairs { '', '8', '8N', '8N12', '9N1', '4N1', '8X1', '8N3', '8N0', 'N81' } do
    check.raises("not of the form '8N1'", termios.open, path, 9600, framing)
end
check.raises('path contains a zero byte', termios.open, path .. '\0', 9600)
check.eq(check.fd_count(), before)
