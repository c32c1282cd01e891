-- SPDX-License-Identifier: MIT
-- read('a') that timed out keeps what it got.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
check.ok(server:send('one '))
check.fails('timeout', client:read('a', 0.02))
check.ok(server:send('two'))
server:close()
check.eq(client:read('a', 5), 'one two')
check.fails('closed', client:read('a', 5))
