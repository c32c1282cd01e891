-- SPDX-License-Identifier: MIT
-- A send that times out says how much went out, and the next one follows right behind.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
local data = ('x'):rep(16 * 1024 * 1024)
local _, _, _, sent = check.fails('timeout', client:send(data, 0.05))
check.ok(sent > 0 and sent < #data)
local task = eco.run(client.send, client, 'next\n')
net.drain(server, sent)
check.eq(server:read('l', 5), 'next')
check.eq(net.result(task), 5)
