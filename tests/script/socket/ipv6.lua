-- SPDX-License-Identifier: MIT
-- TCP and UDP over IPv6; the family follows from the literal.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

if not net.has_ipv6() then
    check.skip 'no IPv6 on loopback'
end
for _, listener in ipairs {
    check.ok(socket.listen_tcp('::1', 0)),
    check.ok(socket.listen_tcp('::1', 0, { ipv6 = true })),
    check.ok(socket.listen_tcp(nil, 0, { ipv6 = true })),
} do
    check.eq(listener:getsockname().family, socket.AF_INET6)
    local client = check.ok(socket.connect_tcp('::1', listener:getsockname().port))
    local server, peer = check.ok(listener:accept(5))
    check.same(peer, client:getsockname())
    check.eq(peer.ipaddr, '::1')
    check.eq(peer.scope_id, nil)
    check.ok(server:send('x'))
    check.eq(client:read(1, 5), 'x')
end
local server = check.ok(socket.listen_udp('::1', 0))
local client = check.ok(socket.udp6())
check.ok(client:sendto('x', '::1', server:getsockname().port))
local _, peer = check.ok(server:recvfrom(10, 5))
check.eq(peer.ipaddr, '::1')
check.ok(check.ok(socket.connect_udp('::1', server:getsockname().port)):send('y'))
check.eq(server:read(10, 5), 'y')

-- IPv4 reaches a socket for both.
local both = check.ok(socket.listen_tcp(nil, 0, { ipv6 = true, ipv6_v6only = false }))
check.ok(socket.connect_tcp('127.0.0.1', both:getsockname().port))
local _, mapped = check.ok(both:accept(5))
check.eq(mapped.ipaddr, '::ffff:127.0.0.1')
local only = check.ok(socket.listen_tcp(nil, 0, { ipv6 = true, ipv6_v6only = true }))
check.fails('Connection refused', socket.connect_tcp('127.0.0.1', only:getsockname().port))
