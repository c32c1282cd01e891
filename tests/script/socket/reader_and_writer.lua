-- SPDX-License-Identifier: MIT
-- One coroutine reads, another writes, on one socket, both suspended at once.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
local reader = eco.run(client.readfull, client, 5)
local data = ('0123456789abcdef'):rep(512 * 1024)
local writer = eco.run(client.send, client, data)
check.ok(server:send('hello'))
check.eq(net.result(reader), 'hello')
check.eq(server:readfull(#data, 10) == data, true)
check.eq(net.result(writer), #data)
