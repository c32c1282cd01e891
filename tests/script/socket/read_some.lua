-- SPDX-License-Identifier: MIT
-- read(n) gives what there is, at most n; the rest stays for the next read.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
check.ok(server:send('abcdefgh'))
check.eq(client:peek(8, 5), 'abcdefgh') -- all of it is here
check.eq(client:read(3), 'abc')
check.eq(client:recv(100), 'defgh')
check.ok(server:send('x'))
check.eq(client:read(1e15, 5), 'x') -- memory is not reserved for n
