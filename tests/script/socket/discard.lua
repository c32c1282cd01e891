-- SPDX-License-Identifier: MIT
-- discard skips exactly n bytes.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
check.ok(server:send('0123456789'))
check.eq(client:discard(4, 5), 4)
check.eq(client:readfull(2, 5), '45')
check.eq(client:discard(4, 5), 4)
check.fails('timeout', client:discard(1, 0.01))

local big = 3 * 1024 * 1024
local task = eco.run(server.send, server, ('x'):rep(big) .. 'end\n')
check.eq(client:discard(big, 10), big)
check.eq(client:read('l', 5), 'end')
net.result(task)
server:close()
check.fails('closed', client:discard(1, 5))
