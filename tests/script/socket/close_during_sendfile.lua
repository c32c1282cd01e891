-- SPDX-License-Identifier: MIT
-- Close ends a pending sendfile and gives the file back.
local check = require 'check'
local net = require 'net'

local path = net.tmpdir() .. '/file'
local file = assert(io.open(path, 'w'))
file:seek('set', 64 * 1024 * 1024)
file:write('x')
file:close()

local client, server = net.tcp_pair()
local before = check.fd_count()
local first = eco.run(client.sendfile, client, path)
local second = eco.run(client.sendfile, client, path)
check.eq(check.fd_count(), before + 2)
client:close()
check.fails('canceled', net.result(first))
check.fails('closed', net.result(second))
check.eq(check.fd_count(), before - 1)
server:close()
