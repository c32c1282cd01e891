-- SPDX-License-Identifier: MIT
-- Raw sockets: an ICMP echo by hand.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local sock, _, code = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
if not sock then
    check.eq(net.is_root(), false)
    check.eq(code, 'EPERM')
    check.skip 'raw sockets are not permitted'
end
check.eq(tostring(sock):match '^socket: raw', 'socket: raw')
local id = math.random(0, 65535)
local sum = bit.band(0xffff, bit.bnot(bit.rshift(0x0800 + id + 1, 16) + (0x0800 + id + 1) % 65536))
local request = string.pack('>BBI2I2I2', socket.ICMP_ECHO, 0, sum, id, 1)
check.eq(sock:sendto(request, '127.0.0.1', 0), 8)
for _ = 1, 10000 do
    local data, peer = check.ok(sock:recvfrom(1000, 5))
    local header = (data:byte(1) % 16) * 4
    if data:byte(header + 1) == socket.ICMP_ECHOREPLY and string.unpack('>I2', data, header + 5) == id then
        check.eq(peer.ipaddr, '127.0.0.1')
        check.eq(#data, header + 8)
        return
    end
end
error('no reply')
