-- SPDX-License-Identifier: MIT
-- A second reader is wrong use; the first does not notice.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
local first = eco.run(client.read, client, 'l')
local text = 'another coroutine is already waiting on this I/O object'
check.raises(text, client.read, client, 'l')
check.raises(text, client.read, client, 1, 0.01)
check.raises(text, client.readfull, client, 1)
check.raises(text, client.readuntil, client, 'x')
check.raises(text, client.peek, client, 1)
check.raises(text, client.discard, client, 1)
check.ok(server:send('hello\nrest'))
check.eq(net.result(first), 'hello')
check.eq(client:readfull(4, 5), 'rest')
