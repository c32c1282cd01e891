-- SPDX-License-Identifier: MIT
-- The largest UDP datagram arrives whole; one byte more is refused.
local check = require 'check'
local socket = require 'eco.socket'

local server = check.ok(socket.listen_udp('127.0.0.1', 0))
local client = check.ok(socket.connect_udp('127.0.0.1', server:getsockname().port))
local data = ('0123456'):rep(9358) .. 'x' -- 65507
check.eq(#data, 65507)
check.eq(client:send(data), 65507)
check.eq(server:recvfrom(1e9, 5) == data, true)
check.eq(client:send(data), 65507)
check.eq(server:read(65507, 5) == data, true)
local _, _, code = check.fails('Message too long', client:send(data .. 'x'))
check.eq(code, 'EMSGSIZE')
check.fails('Message too long', client:sendto(data .. 'x', '127.0.0.1', 1))
