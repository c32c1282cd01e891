-- SPDX-License-Identifier: MIT
-- Empty datagrams travel by send and by sendto, and arrive by read and by recvfrom.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local server = check.ok(socket.listen_udp('127.0.0.1', 0))
local port = server:getsockname().port
local client = check.ok(socket.connect_udp('127.0.0.1', port))
local other = check.ok(socket.udp())

check.eq(client:send(''), 0)
check.eq(server:read(100, 5), '')
check.eq(other:sendto('', '127.0.0.1', port), 0)
check.eq(server:read(100, 5), '')

check.eq(client:send(''), 0)
local data, peer = server:recvfrom(100, 5)
check.eq(data, '')
check.same(peer, client:getsockname())
check.eq(other:sendto('', '127.0.0.1', port), 0)
data, peer = server:recvfrom(100, 5)
check.eq(data, '')
check.eq(peer.port, other:getsockname().port)

-- To one that waits already.
local task = eco.run(server.read, server, 100)
check.eq(client:send(''), 0)
check.eq(net.result(task), '')

-- Between Unix sockets, and between others with content.
local a, b = check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM))
check.eq(a:send('one'), 3)
check.eq(a:send(''), 0)
check.eq(a:send('two'), 3)
check.eq(b:read(100), 'one')
check.eq(b:read(100), '')
check.eq((b:recvfrom(100)), 'two')
check.fails('timeout', b:read(1, 0.005))
