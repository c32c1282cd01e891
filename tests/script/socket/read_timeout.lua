-- SPDX-License-Identifier: MIT
-- A read that times out leaves the socket as it was.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
for _ = 1, 3 do
    check.fails('timeout', client:read(10, 0.002))
    check.fails('timeout', client:read('a', 0.002))
    check.fails('timeout', client:readfull(10, 0.0001))
    check.fails('timeout', client:readuntil('x', 0.002))
    check.fails('timeout', client:recvfrom(10, 0.002))
end
check.ok(server:send('hello\n'))
check.eq(client:read('l', 5), 'hello')
check.eq(client:send('x', 1), 1)
check.eq(server:read(1, 1), 'x')
