-- SPDX-License-Identifier: MIT
-- The number passes to another socket before the waiter of the closed one has run.
local check = require 'check'
local net = require 'net'

local a, a_peer = net.pair()
local waiting = eco.run(a.read, a, 'l')
check.ok(a_peer:send('for the old one\n')) -- its event is due, and never to be seen
local fd = a:getfd()
a:close()
local b, b_peer = net.pair()
check.eq(b:getfd(), fd)
local second = eco.run(b.read, b, 'l')
check.fails('canceled', net.result(waiting))
check.eq((eco.join(second, 0.02)), nil)
check.ok(b_peer:send('for the new one\n'))
check.eq(net.result(second), 'for the new one')
