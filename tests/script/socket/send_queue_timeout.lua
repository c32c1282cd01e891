-- SPDX-License-Identifier: MIT
-- Waiting behind another sender counts against the limit, and sends nothing.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
local full = net.fill(client)
local first = eco.run(client.send, client, 'first')
local second = eco.run(client.send, client, 'second', 0.01)
local third = eco.run(client.send, client, 'third')
local _, _, _, sent = check.fails('timeout', net.result(second))
check.eq(sent, 0)
net.drain(server, full)
check.eq(server:readfull(10, 10), 'firstthird')
check.eq(net.result(first), 5)
check.eq(net.result(third), 5)
check.fails('timeout', server:read(1, 0.005))
