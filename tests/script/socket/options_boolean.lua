-- SPDX-License-Identifier: MIT
-- Options that are booleans take and give real booleans.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local tcp, udp = check.ok(socket.tcp()), check.ok(socket.udp())
local function both_ways(sock, name)
    for _, value in ipairs { true, false, true } do
        check.eq(sock:setoption(name, value), true)
        check.eq(sock:getoption(name), value, name)
    end
    for _, wrong in ipairs { 1, 0, 'true', {}, 0 / 0 } do
        check.raises('bad argument', sock.setoption, sock, name, wrong)
    end
    check.raises('bad argument', sock.setoption, sock, name)
    check.eq(sock:getoption(name), true)
end
both_ways(tcp, 'reuseaddr')
both_ways(tcp, 'reuseport')
both_ways(tcp, 'keepalive')
both_ways(tcp, 'tcp_nodelay')
both_ways(udp, 'broadcast')
if net.has_ipv6() then
    both_ways(check.ok(socket.tcp6()), 'ipv6_v6only')
end
