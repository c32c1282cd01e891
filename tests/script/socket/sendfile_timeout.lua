-- SPDX-License-Identifier: MIT
-- A sendfile that times out says how much went out and closes the file.
local check = require 'check'
local net = require 'net'

local path = net.tmpdir() .. '/file'
local file = assert(io.open(path, 'w'))
file:seek('set', 64 * 1024 * 1024)
file:write('x')
file:close()
local client, server = net.tcp_pair()
local before = check.fd_count()
local _, _, _, sent = check.fails('timeout', client:sendfile(path, nil, 0, 0.05))
check.ok(sent > 0 and sent < 64 * 1024 * 1024)
check.eq(check.fd_count(), before)
local task = eco.run(client.send, client, 'next\n')
net.drain(server, sent)
check.eq(server:read('l', 5), 'next')
check.eq(net.result(task), 5)
