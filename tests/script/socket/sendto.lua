-- SPDX-License-Identifier: MIT
-- sendto: one datagram, to whoever is named; replies go back to the peer it came from.
local check = require 'check'
local socket = require 'eco.socket'

local a = check.ok(socket.listen_udp('127.0.0.1', 0))
local b = check.ok(socket.listen_udp('127.0.0.1', 0))
local client = check.ok(socket.udp())
check.eq(client:sendto('to a', '127.0.0.1', a:getsockname().port), 4)
check.eq(client:sendto('to b', '127.0.0.1', b:getsockname().port), 4)
check.eq(client:sendto(17, '127.0.0.1', b:getsockname().port), 2)
local data, peer = a:recvfrom(100, 5)
check.eq(data, 'to a')
check.eq((b:recvfrom(100, 5)), 'to b')
check.eq((b:recvfrom(100, 5)), '17')
check.eq(a:sendto('back', peer.ipaddr, peer.port), 4)
data, peer = client:recvfrom(100, 5)
check.eq(data, 'back')
check.same(peer, a:getsockname())

-- Wrong use leaves nothing locked.
check.raises('bad argument', client.sendto, client)
check.raises('bad argument', client.sendto, client, {}, '127.0.0.1', 1)
check.raises('not a valid IPv4 address', client.sendto, client, 'x', 'localhost', 1)
check.raises('bad argument', client.sendto, client, 'x', '127.0.0.1')
check.raises('bad argument', client.sendto, client, 'x', '127.0.0.1', 65536)
check.eq(client:sendto('fine', '127.0.0.1', a:getsockname().port), 4)
check.eq((a:recvfrom(100, 5)), 'fine')
