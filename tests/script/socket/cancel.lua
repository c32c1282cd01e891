-- SPDX-License-Identifier: MIT
-- eco.cancel ends any wait on a socket, with "canceled", and the socket stays usable.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local client, server = net.tcp_pair()
local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local udp = check.ok(socket.listen_udp('127.0.0.1', 0))
local full, full_peer = net.pair()
local size = net.fill(full)

local tasks = {
    eco.run(client.read, client, 'l'),
    eco.run(listener.accept, listener),
    eco.run(udp.recvfrom, udp, 100),
    eco.run(full.send, full, 'never'),
    eco.run(full.send, full, 'never behind it'),
}
for _, task in ipairs(tasks) do
    eco.cancel(task)
end
for _, task in ipairs(tasks) do
    check.fails('canceled', net.result(task))
end

-- The last one was not canceled: it goes on.
local behind = eco.run(full.send, full, 'last')
local first = eco.run(client.read, client, 'l')
eco.cancel(first)
local second = eco.run(function()
    return client:read('l')
end)
check.fails('canceled', net.result(first))
check.ok(server:send('for the second\n'))
check.eq(net.result(second), 'for the second')
net.drain(full_peer, size)
check.eq(full_peer:readfull(4, 5), 'last')
check.eq(net.result(behind), 4)
check.ok(socket.connect_tcp('127.0.0.1', listener:getsockname().port))
check.ok(listener:accept(5))
