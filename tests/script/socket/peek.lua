-- SPDX-License-Identifier: MIT
-- peek waits for n bytes and leaves them unread.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
check.ok(server:send('ab'))
check.fails('timeout', client:peek(4, 0.02))
local task = eco.run(client.peek, client, 4)
check.ok(server:send('cdef'))
check.eq(net.result(task), 'abcd')
check.eq(client:peek(4), 'abcd')
check.eq(client:readfull(6, 5), 'abcdef')
server:close()
check.fails('closed', client:peek(1, 5))
