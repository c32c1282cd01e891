-- SPDX-License-Identifier: MIT
-- Several coroutines receive on one socket: served in the order they came.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local server = check.ok(socket.listen_udp('127.0.0.1', 0))
local client = check.ok(socket.connect_udp('127.0.0.1', server:getsockname().port))
local tasks = {}
for i = 1, 10 do
    tasks[i] = eco.run(server.recvfrom, server, 100, 10)
end
for i = 1, 10 do -- one edge for all
    check.ok(client:send(tostring(i)))
end
for i = 1, 10 do
    check.eq((net.result(tasks[i])), tostring(i))
end

-- Who gives up makes room.
local first = eco.run(server.recvfrom, server, 100, 0.005)
local second = eco.run(server.recvfrom, server, 100, 10)
check.fails('timeout', net.result(first))
check.ok(client:send('x'))
check.eq((net.result(second)), 'x')
