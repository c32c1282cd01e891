-- SPDX-License-Identifier: MIT
-- A read that is canceled keeps what it got, for the next task.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
local task = eco.run(client.readfull, client, 10)
check.ok(server:send('12345'))
check.eq(client:getoption('error'), nil)
eco.sleep(0.02)
eco.cancel(task)
check.fails('canceled', net.result(task))
check.ok(server:send('67890'))
check.eq(client:readfull(10, 5), '1234567890')
