-- SPDX-License-Identifier: MIT
-- A second reader through another object of the same descriptor is refused, too.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
local reader = check.ok(eco.reader(client:getfd()))
local writer = check.ok(eco.writer(client:getfd()))
local text = 'another coroutine is already waiting for read on this file descriptor'

local first = eco.run(client.read, client, 'l')
check.raises(text, reader.read, reader, 'l')
check.raises(text, reader.wait, reader, 0.01)
check.ok(server:send('one\n'))
check.eq(net.result(first), 'one')

first = eco.run(reader.read, reader, 'l')
check.raises(text, client.read, client, 'l')
check.raises(text, client.recvfrom, client, 1)
check.ok(server:send('two\n'))
check.eq(net.result(first), 'two')

local sent = net.fill(client)
first = eco.run(client.send, client, 'last')
text = 'another coroutine is already waiting for write on this file descriptor'
check.raises(text, writer.write, writer, 'x')
net.drain(server, sent)
check.eq(net.result(first), 4)
check.eq(server:readfull(4, 5), 'last')
