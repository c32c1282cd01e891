-- SPDX-License-Identifier: MIT
-- A second connect while one is under way is wrong use; on a connected socket it fails.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local port = listener:getsockname().port
local sock = check.ok(socket.tcp())
local task = eco.run(sock.connect, sock, '127.0.0.1', port)
check.raises('another coroutine is already waiting', sock.connect, sock, '127.0.0.1', port)
check.eq(net.result(task), sock)
local _, _, code = check.fails(
    'Transport endpoint is already connected',
    sock:connect('127.0.0.1', port)
)
check.eq(code, 'EISCONN')
local server = check.ok(listener:accept(5))
check.ok(sock:send('x'))
check.eq(server:read(1, 5), 'x')
