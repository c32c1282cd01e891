-- SPDX-License-Identifier: MIT
-- Many coroutines send at once: messages come whole and in the order of the calls.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
local tasks = {}
local size = 1024 * 1024
for i = 1, 8 do
    tasks[i] = eco.run(client.send, client, string.char(64 + i):rep(size))
end
tasks[9] = eco.run(client.send, client, 'small')
for i = 1, 8 do
    local message = server:readfull(size, 10)
    check.eq(message == string.char(64 + i):rep(size), true, 'message ' .. i)
end
check.eq(server:readfull(5, 10), 'small')
for i = 1, 8 do
    check.eq(net.result(tasks[i]), size)
end
check.eq(net.result(tasks[9]), 5)
