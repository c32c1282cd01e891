-- SPDX-License-Identifier: MIT
-- 400 connections at once, each with a task at both ends.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local count = 400
local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local port = listener:getsockname().port
local before = check.fd_count()
local acceptor = eco.run(function()
    for _ = 1, count do
        local client = check.ok(listener:accept(10))
        eco.run(function()
            local line = client:read('L')
            while line do
                check.ok(client:send(line))
                line = client:read('L')
            end
            client:close()
        end)
    end
end)
local tasks = {}
for i = 1, count do
    tasks[i] = eco.run(function()
        local sock = check.ok(socket.connect_tcp('127.0.0.1', port))
        for round = 1, 10 do
            check.ok(sock:send(i .. ' ' .. round .. '\n'))
            check.eq(sock:read('l', 10), i .. ' ' .. round)
        end
        check.ok(sock:shutdown())
        check.fails('closed', sock:read('l', 10))
        sock:close()
    end)
end
for i = 1, count do
    net.result(tasks[i])
end
net.result(acceptor)
check.eq(check.fd_count(), before)
