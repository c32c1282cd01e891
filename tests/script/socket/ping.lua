-- SPDX-License-Identifier: MIT
-- ICMP sockets without privilege, where ping_group_range allows it.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local sock, _, code = socket.icmp()
if not sock then
    check.eq(code, 'EACCES')
    check.skip 'ping_group_range does not include us'
end
check.eq(tostring(sock):match '^socket: icmp', 'socket: icmp')
local request = string.pack('>BBI2I2I2', socket.ICMP_ECHO, 0, 0, 0, 77) .. 'payload'
check.eq(sock:sendto(request, '127.0.0.1', 0), #request)
local data, peer = check.ok(sock:recvfrom(100, 5))
check.eq(data:byte(1), socket.ICMP_ECHOREPLY)
check.eq(string.unpack('>I2', data, 7), 77)
check.eq(data:sub(9), 'payload')
check.eq(peer.ipaddr, '127.0.0.1')

if not net.has_ipv6() then
    return
end
local sock6 = check.ok(socket.icmp6())
request = string.pack('>BBI2I2I2', socket.ICMPV6_ECHO_REQUEST, 0, 0, 0, 78)
check.eq(sock6:sendto(request, '::1', 0), 8)
data, peer = check.ok(sock6:recvfrom(100, 5))
check.eq(data:byte(1), socket.ICMPV6_ECHO_REPLY)
check.eq(peer.ipaddr, '::1')
