-- SPDX-License-Identifier: MIT
-- Sockets that keep messages apart on a connection: messages, then the end.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local a, b = check.ok(socket.socketpair(socket.AF_UNIX, 5))
check.ok(a:send('one'))
check.ok(a:send('two'))
check.eq(b:read(100, 5), 'one')
check.eq((b:recvfrom(100, 5)), 'two')
local task = eco.run(b.read, b, 100)
a:close()
check.fails('closed', net.result(task))
check.fails('closed', b:recvfrom(100, 5))

local path = net.tmpdir() .. '/s'
local listener = check.ok(socket.socket(socket.AF_UNIX, 5))
check.ok(listener:bind(path))
check.ok(listener:listen())
local client = check.ok(socket.socket(socket.AF_UNIX, 5))
check.ok(client:connect(path))
local server = check.ok(listener:accept(5))
check.ok(client:send('x'))
check.eq(server:read(100, 5), 'x')
client:close()
check.fails('closed', server:read(100, 5))
