-- SPDX-License-Identifier: MIT
-- recverr gives what was said about a datagram: who, what, and the datagram; then nothing.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local function refuse(make, address, type, code)
    local sock, holder = check.ok(make()), check.ok(make())
    check.ok(holder:bind(address, 0))
    local port = holder:getsockname().port
    holder:close()
    check.eq(sock:getoption 'recverr', false)
    check.eq(sock:setoption('recverr', true), true)
    check.eq(sock:getoption 'recverr', true)
    check.eq(select('#', sock:recverr()), 1)
    check.eq(sock:recverr(), nil)
    check.ok(sock:sendto('lost', address, port)) -- not connected: nobody would be told
    check.fails('Connection refused', sock:recvfrom(10, 5))
    check.same(sock:recverr(), {
        message = 'Connection refused', error = 'ECONNREFUSED', type = type, code = code,
        ipaddr = address, data = 'lost',
    })
    check.eq(sock:recverr(), nil)
    sock:close()
    check.fails('closed', sock:recverr())
end
refuse(socket.udp, '127.0.0.1', 3, 3)
if net.has_ipv6() then
    refuse(socket.udp6, '::1', 1, 4)
    refuse(socket.udp6, '::ffff:127.0.0.1', 3, 3)
end
