-- SPDX-License-Identifier: MIT
-- A Unix socket without a name has the path "".
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local path = net.tmpdir() .. '/s'
local listener = check.ok(socket.listen_unix(path))
local client = check.ok(socket.connect_unix(path))
local server, peer = check.ok(listener:accept(5))
local unnamed = { family = socket.AF_UNIX, path = '' }
check.same(peer, unnamed)
check.same(client:getsockname(), unnamed)
check.same(server:getpeername(), unnamed)
check.same(server:getsockname(), { family = socket.AF_UNIX, path = path })
local a = net.pair()
check.same(a:getsockname(), unnamed)
check.same(a:getpeername(), unnamed)
a:close() -- unlinks nothing
server:close()
client:close()
check.ok(net.exists(path))
