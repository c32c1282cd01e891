-- SPDX-License-Identifier: MIT
-- recverr tells which router has said that a host cannot be reached, and of which datagram.
local check = require 'check'
local socket = require 'eco.socket'
local wire = require 'wire'

wire.far(function()
    wire.sysctl('ipv4/ip_forward', 1)
    wire.ip 'route add unreachable 198.51.100.1'
end)
wire.ip('route add 198.51.100.0/24 via ' .. wire.FAR)

local udp = check.ok(socket.connect_udp('198.51.100.1', 9))
check.ok(udp:setoption('recverr', true))
check.eq(udp:send 'x', 1)
check.fails('No route to host', udp:recv(10, 10))
local report = check.ok(udp:recverr())
check.same({ report.error, report.ipaddr, report.data }, { 'EHOSTUNREACH', wire.FAR, 'x' })
os.exit(0)
