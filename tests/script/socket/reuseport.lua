-- SPDX-License-Identifier: MIT
-- Two listeners share a port with reuseport, not without.
local check = require 'check'
local socket = require 'eco.socket'

local first = check.ok(socket.listen_tcp('127.0.0.1', 0, { reuseport = true }))
local port = first:getsockname().port
local second = check.ok(socket.listen_tcp('127.0.0.1', port, { reuseport = true }))
check.fails('Address already in use', socket.listen_tcp('127.0.0.1', port))
first:close()
local client = check.ok(socket.connect_tcp('127.0.0.1', port))
local server = check.ok(second:accept(5))
check.ok(client:send('x'))
check.eq(server:read(1, 5), 'x')
