-- SPDX-License-Identifier: MIT
-- Multicast membership: joining, leaving, and what is refused.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local udp = check.ok(socket.udp())
local group = { multiaddr = '239.255.13.37', interface = '127.0.0.1' }
check.eq(udp:setoption('ip_add_membership', group), true)
local _, _, code = check.fails('Address already in use', udp:setoption('ip_add_membership', group))
check.eq(code, 'EADDRINUSE')
check.eq(udp:setoption('ip_drop_membership', group), true)
_, _, code = check.fails(
    'Cannot assign requested address',
    udp:setoption('ip_drop_membership', group)
)
check.eq(code, 'EADDRNOTAVAIL')
for _, name in ipairs { 'ip_add_membership', 'ip_drop_membership' } do
    for _, wrong in ipairs { 'x', '::1', '', {}, 5, '239.1.1.1\0' } do
        local text = 'multiaddr: not a valid IP address'
        check.raises(text, udp.setoption, udp, name, { multiaddr = wrong })
        text = 'interface: not a valid IP address'
        check.raises(text, udp.setoption, udp, name, { multiaddr = '239.1.1.1', interface = wrong })
    end
    check.raises('multiaddr', udp.setoption, udp, name, {})
    check.raises('table expected', udp.setoption, udp, name, '239.1.1.1')
end

-- A datagram to the group arrives.
local server = check.ok(socket.listen_udp(nil, 0, { reuseaddr = true }))
check.eq(server:setoption('ip_add_membership', group), true)
local sender = check.ok(socket.listen_udp('127.0.0.1', 0))
if sender:sendto('hello', group.multiaddr, server:getsockname().port) then
    local data, err = server:recvfrom(100, 0.5)
    check.ok(data == 'hello' or err == 'timeout')
end

if not net.has_ipv6() then
    return
end
local udp6 = check.ok(socket.udp6())
local group6 = { multiaddr = 'ff02::1337', interface = socket.if_nametoindex('lo') }
check.eq(udp6:setoption('ipv6_add_membership', group6), true)
check.eq(udp6:setoption('ipv6_drop_membership', group6), true)
check.fails('Cannot assign requested address', udp6:setoption('ipv6_drop_membership', group6))
_, _, code = check.fails(
    'No such device',
    udp6:setoption('ipv6_add_membership', { multiaddr = 'ff02::1', interface = 123456 })
)
check.eq(code, 'ENODEV')
for _, name in ipairs { 'ipv6_add_membership', 'ipv6_drop_membership' } do
    local text = 'multiaddr: not a valid IPv6 address'
    check.raises(text, udp6.setoption, udp6, name, { multiaddr = '239.1.1.1' })
    check.raises(text, udp6.setoption, udp6, name, {})
    local wrong = { multiaddr = 'ff02::1', interface = 'lo' }
    check.raises('interface', udp6.setoption, udp6, name, wrong)
    check.raises('table expected', udp6.setoption, udp6, name, 1)
end
