-- SPDX-License-Identifier: MIT
-- recvfrom takes what the kernel has, whatever a read left in the buffer.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
check.ok(server:send('line\nrest'))
check.eq(client:read('l', 5), 'line')
check.fails('timeout', client:recvfrom(100, 0.01))
check.ok(server:send('more'))
check.eq((client:recvfrom(100, 5)), 'more')
check.eq(client:read(100), 'rest')
