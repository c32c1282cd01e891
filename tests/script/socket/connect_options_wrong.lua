-- SPDX-License-Identifier: MIT
-- The limit of connect must be a number; other wrong options raise, too, and leave nothing open.
local check = require 'check'
local socket = require 'eco.socket'

local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local port = listener:getsockname().port
local sock = check.ok(socket.tcp())
check.raises('timeout', sock.connect, sock, '127.0.0.1', port, { timeout = 'x' })
check.raises('timeout', socket.connect_tcp, '127.0.0.1', port, { timeout = {} })
check.raises('reuseaddr', socket.connect_tcp, '127.0.0.1', port, { reuseaddr = 1 })
check.ok(sock:connect('127.0.0.1', port))
