-- SPDX-License-Identifier: MIT
-- Several coroutines accept on one socket: served in the order they came.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local port = listener:getsockname().port
local order = {}
local tasks = {}
for i = 1, 5 do
    tasks[i] = eco.run(function()
        local client = check.ok(listener:accept(10))
        order[#order + 1] = i
        return client:read('l', 10)
    end)
end
for i = 1, 5 do
    local client = check.ok(socket.connect_tcp('127.0.0.1', port))
    check.ok(client:send(i .. '\n'))
end
for i = 1, 5 do
    check.eq(net.result(tasks[i]), tostring(i))
end
check.same(order, { 1, 2, 3, 4, 5 })
