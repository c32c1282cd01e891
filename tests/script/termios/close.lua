-- SPDX-License-Identifier: MIT
-- close wakes whoever waits; later calls say so; it may be called again. Collection closes.
local check = require 'check'
local pty = require 'pty'
local termios = require 'eco.termios'

local master, path = pty.master()
local before = check.fd_count()
local port = check.ok(termios.open(path, 9600))
local reading = eco.run(function() return port:read(1) end)
local writing = eco.run(function()
    while true do
        local ok, err = port:write(('x'):rep(4096))
        if not ok then return ok, err end
    end
end)
eco.sleep(0.01)
check.eq(select('#', port:close()), 0)
check.fails('canceled', select(2, eco.join(reading)))
check.fails('canceled', select(2, eco.join(writing)))
port:close()
check.eq(port:getfd(), -1)
check.fails('closed', port:read(1))
check.fails('closed', port:readfull(1))
check.fails('closed', port:readuntil 'x')
check.fails('closed', port:peek(1))
check.fails('closed', port:discard(1))
check.fails('closed', port:write 'x')
for _, call in ipairs {
    function() return termios.tcgetattr(port) end,
    function() return termios.tcflush(port, termios.TCIFLUSH) end,
    function() return termios.tcflow(port, termios.TCOON) end,
    function() return termios.tcdrain(port) end,
    function() return termios.tcsendbreak(port) end,
    function() return termios.winsize(port) end,
    function() return termios.set_winsize(port, 1, 1) end,
    function() return termios.modem(port) end,
    function() return termios.set_modem(port, {}) end,
} do
    check.fails('closed', call())
end
check.eq(check.fd_count(), before)

port = check.ok(termios.open(path, 9600))
local modes = check.ok(termios.tcgetattr(port))
for _, action in ipairs { termios.TCSANOW, termios.TCSADRAIN, termios.TCSAFLUSH } do
    local closed = check.ok(termios.open(path, 9600))
    closed:close()
    check.fails('closed', termios.tcsetattr(closed, action, modes))
end
port = nil -- luacheck: ignore
collectgarbage()
collectgarbage()
check.eq(check.fd_count(), before)

-- A break ends, too.
port = check.ok(termios.open(path, 9600))
local breaking = eco.run(termios.tcsendbreak, port, 600)
eco.sleep(0.01)
port:close()
check.fails('canceled', select(2, eco.join(breaking)))

-- The other side goes away.
port = check.ok(termios.open(path, 9600))
reading = eco.run(function() return port:read(1) end)
pty.close(master)
local _, result, err = eco.join(reading)
check.eq(result, nil)
check.ok(err == 'eof' or err == 'Input/output error', err)
