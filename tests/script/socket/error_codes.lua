-- SPDX-License-Identifier: MIT
-- The third value of a failure is the symbolic code; fixed words have none.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local function third(_, _, code)
    return code
end
check.eq(third(socket.connect_tcp('127.0.0.1', (net.closed_port()))), 'ECONNREFUSED')
check.eq(third(socket.connect_unix('/no/such/path')), 'ENOENT')
check.eq(third(check.ok(socket.tcp()):getpeername()), 'ENOTCONN')
check.eq(third(check.ok(socket.tcp()):send('x')), 'EPIPE')
check.eq(third(check.ok(socket.tcp()):read(1)), 'ENOTCONN')
check.eq(third(check.ok(socket.tcp()):bind('192.0.2.1', 0)), 'EADDRNOTAVAIL')
local a, b = net.pair()
check.eq(third(a:read(1, 0.005)), nil)
b:close()
check.eq(third(a:read(1)), nil)
a:close()
check.eq(third(a:read(1)), nil)
