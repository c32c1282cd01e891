-- SPDX-License-Identifier: MIT
-- A receive that fills the asked size exactly, then more, then less.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
for _, size in ipairs { 1, 4096, 65535, 65536, 65537, 131072, 1048576, 1048577 } do
    local data = ('x'):rep(size)
    local task = eco.run(server.send, server, data)
    local got = 0
    while got < size do
        got = got + #check.ok(client:read(size, 5))
    end
    check.eq(got, size)
    check.fails('timeout', client:read(1, 0.002))
    net.result(task)
    task = eco.run(server.send, server, data)
    check.eq(client:readfull(size, 5) == data, true)
    check.fails('timeout', client:readfull(1, 0.002))
    net.result(task)
end
