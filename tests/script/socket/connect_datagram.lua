-- SPDX-License-Identifier: MIT
-- connect on a datagram socket sets the peer: sends go there, and only its datagrams arrive.
local check = require 'check'
local socket = require 'eco.socket'

local server = check.ok(socket.listen_udp('127.0.0.1', 0))
local other = check.ok(socket.listen_udp('127.0.0.1', 0))
local client = check.ok(socket.udp())
check.fails('Destination address required', client:send('x'))
check.eq(client:connect('127.0.0.1', server:getsockname().port), client)
check.same(client:getpeername(), server:getsockname())
check.ok(client:send('x'))
local _, peer = check.ok(server:recvfrom(10, 5))
check.ok(other:sendto('stranger', peer.ipaddr, peer.port))
check.ok(server:sendto('friend', peer.ipaddr, peer.port))
check.eq(client:read(100, 5), 'friend')
check.eq(client:connect('127.0.0.1', other:getsockname().port), client) -- a new one
check.ok(client:send('y'))
check.eq(other:read(10, 5), 'y')
