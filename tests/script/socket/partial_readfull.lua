-- SPDX-License-Identifier: MIT
-- readfull that timed out keeps what it got, for any later read.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
check.ok(server:send('abc'))
check.fails('timeout', client:readfull(6, 0.02))
check.ok(server:send('def'))
check.eq(client:readfull(6, 5), 'abcdef')

check.ok(server:send('gh'))
check.fails('timeout', client:readfull(6, 0.02))
check.eq(client:read(100), 'gh')

check.ok(server:send('ij'))
check.fails('timeout', client:readfull(100000, 0.02))
check.ok(server:send('k\n'))
check.eq(client:read('l', 5), 'ijk')
