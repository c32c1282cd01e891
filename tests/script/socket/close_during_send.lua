-- SPDX-License-Identifier: MIT
-- Close: the one that was sending is canceled, those queued behind it find it closed.
local check = require 'check'
local net = require 'net'

local client = net.tcp_pair()
local data = ('x'):rep(16 * 1024 * 1024)
local tasks = {}
for i = 1, 4 do
    tasks[i] = eco.run(client.send, client, data)
end
client:close()
local _, _, code, sent = check.fails('canceled', net.result(tasks[1]))
check.eq(code, nil)
check.ok(sent > 0 and sent < #data, 'how much had gone out')
for i = 2, 4 do
    local _, _, _, none = check.fails('closed', net.result(tasks[i]))
    check.eq(none, 0)
end
