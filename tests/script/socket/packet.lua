-- SPDX-License-Identifier: MIT
-- Packet sockets on loopback: bound by name or index, they see what passes.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local network_order = socket.htons(socket.ETH_P_ALL)
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

local marker = 'eco packet test ' .. tostring({})
local udp = check.ok(socket.udp())
check.ok(udp:sendto(marker, '127.0.0.1', 9))
for _, listener in ipairs { sock, by_index } do
    local found, peer
    for _ = 1, 10000 do
        local data
        data, peer = check.ok(listener:recvfrom(65536, 5))
        if data:find(marker, 1, true) then
            found = true
            break
        end
    end
    check.ok(found)
    check.eq(peer.family, socket.AF_PACKET)
    check.eq(peer.ifindex, index)
    check.eq(peer.ifname, 'lo')
end

_, _, code = check.fails("device 'eco-none' not exists", sock:bind { ifname = 'eco-none' })
check.eq(code, 'ENODEV')
check.fails("no device with ifindex '99999'", sock:bind { ifindex = 99999 })
for _, wrong in ipairs { {}, { ifname = 5 }, { ifindex = 'lo' }, { ifindex = -1 }, 'lo', 1 } do
    check.raises('bad argument', sock.bind, sock, wrong)
end
check.raises('bad argument', sock.bind, sock)

-- Membership.
for kind, extra in pairs { PROMISC = {}, ALLMULTI = {}, MULTICAST = { address = '\1\0\94\0\0\1' } } do
    local options = {
        ifname = 'lo',
        type = socket['PACKET_MR_' .. kind],
        address = extra.address,
    }
    check.eq(sock:setoption('packet_add_membership', options), true, kind)
    options.ifname, options.ifindex = nil, index
    check.eq(sock:setoption('packet_drop_membership', options), true, kind)
end
local function refused(text, options)
    check.raises(text, sock.setoption, sock, 'packet_add_membership', options)
end
refused('address too long', { ifname = 'lo', type = 0, address = '123456789' })
refused('address', { ifname = 'lo', type = 0, address = {} })
refused('type', { ifname = 'lo' })
refused('ifname or ifindex expected', { type = 0 })
refused('table expected', 'lo')
_, _, code = check.fails(
    "No interface found with given name 'eco-none'",
    sock:setoption('packet_add_membership', { ifname = 'eco-none', type = 0 })
)
check.eq(code, 'ENODEV')
