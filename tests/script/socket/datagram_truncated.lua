-- SPDX-License-Identifier: MIT
-- A datagram longer than n is cut to n; the next call gets the next datagram.
local check = require 'check'
local socket = require 'eco.socket'

local server = check.ok(socket.listen_udp('127.0.0.1', 0))
local client = check.ok(socket.connect_udp('127.0.0.1', server:getsockname().port))
for _ = 1, 2 do
    check.ok(client:send('0123456789'))
    check.ok(client:send('abc'))
end
check.eq((server:recvfrom(4, 5)), '0123')
check.eq((server:recvfrom(4, 5)), 'abc')
check.eq(server:read(4, 5), '0123')
check.eq(server:read(4, 5), 'abc')
