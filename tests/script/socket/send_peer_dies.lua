-- SPDX-License-Identifier: MIT
-- The peer dies while send waits: the sender learns it.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
local task = eco.run(client.send, client, ('x'):rep(16 * 1024 * 1024))
server:close() -- with unread data: a reset
local value, err, code, sent = net.result(task)
check.eq(value, nil)
check.ok(code == 'ECONNRESET' or code == 'EPIPE', err)
check.ok(sent > 0)
local again = eco.run(client.send, client, 'x')
check.fails('Broken pipe', net.result(again))

-- Those queued behind it, too.
client, server = net.pair()
local tasks = {}
for i = 1, 3 do
    tasks[i] = eco.run(client.send, client, ('x'):rep(1024 * 1024))
end
server:close()
for i = 1, 3 do
    check.eq((net.result(tasks[i])), nil)
end
