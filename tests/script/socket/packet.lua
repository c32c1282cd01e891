-- SPDX-License-Identifier: MIT
-- Packet sockets on loopback: bound by name or index, they see what passes.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local EXPERIMENTAL = 0x88b5 -- nobody else uses this protocol on loopback
local network_order = socket.htons(EXPERIMENTAL)
local sock, _, code = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, network_order)
if not sock then
    check.eq(net.is_root(), false)
    check.eq(code, 'EPERM')
    check.skip 'packet sockets are not permitted'
end
local index = check.ok(socket.if_nametoindex('lo'))
check.eq(sock:bind { ifname = 'lo' }, sock)
check.same(sock:getsockname(), { family = socket.AF_PACKET, ifindex = index, ifname = 'lo' })
check.eq(tostring(sock), 'socket: packet lo')
local by_index = check.ok(socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, network_order))
check.eq(by_index:bind { ifindex = index }, by_index)
check.eq(by_index:getsockname().ifname, 'lo')
check.eq(by_index:bind { ifname = 'lo', ifindex = 'not looked at' }, by_index)

-- An Ethernet frame: SOCK_RAW sees all of it, SOCK_DGRAM what is behind the header.
local header = ('\0'):rep(12) .. string.pack('>I2', EXPERIMENTAL)
local payload = ('eco packet test '):rep(4)
check.eq(sock:sendto(header .. payload, { ifname = 'lo' }), 14 + #payload)
for listener, want in pairs { [sock] = header .. payload, [by_index] = payload } do
    local data, peer = check.ok(listener:recvfrom(65536, 5))
    check.eq(data, want)
    check.same(peer, { family = socket.AF_PACKET, ifindex = index, ifname = 'lo' })
end
check.ok(sock:sendto(header .. 'again', { ifindex = index }))
check.eq(by_index:read(100, 5), 'again')
check.fails("device 'eco-none' not exists", sock:sendto('x', { ifname = 'eco-none' }))

_, _, code = check.fails("device 'eco-none' not exists", sock:bind { ifname = 'eco-none' })
check.eq(code, 'ENODEV')
check.fails("no device with ifindex '99999'", sock:bind { ifindex = 99999 })
for _, wrong in ipairs { {}, { ifname = 5 }, { ifindex = 'lo' }, { ifindex = -1 }, 'lo', 1 } do
    check.raises('bad argument', sock.bind, sock, wrong)
end
check.raises('bad argument', sock.bind, sock)
