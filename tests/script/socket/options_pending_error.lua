-- SPDX-License-Identifier: MIT
-- getoption: a pending error is told once.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local udp = check.ok(socket.udp())
local port, holder = net.closed_port(socket.udp)
holder:close()
check.ok(udp:connect('127.0.0.1', port))
check.ok(udp:send('x'))
local err
for _ = 1, 1000 do
    err = udp:getoption('error')
    if err then
        break
    end
    eco.sleep(0.001)
end
check.eq(err, 'Connection refused')
check.eq(udp:getoption('error'), nil)
