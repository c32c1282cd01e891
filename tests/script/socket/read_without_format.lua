-- SPDX-License-Identifier: MIT
-- read() and recv() without a format: up to 4096 bytes.
local check = require 'check'
local net = require 'net'

local client, server = net.pair()
check.ok(server:send(('x'):rep(5000)))
check.eq(#client:read(), 4096)
check.eq(#client:recv(nil, 5), 904)
check.fails('timeout', client:read(nil, 0.005))
