-- SPDX-License-Identifier: MIT
-- Connections that arrive together reach all waiting acceptors, though they are one edge.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local port = listener:getsockname().port
local tasks = {}
for i = 1, 20 do
    tasks[i] = eco.run(listener.accept, listener, 10)
end
local clients = {}
for i = 1, 20 do
    clients[i] = check.ok(socket.tcp())
    eco.run(clients[i].connect, clients[i], '127.0.0.1', port)
end
for i = 1, 20 do
    check.ok(net.result(tasks[i]))
end
