-- SPDX-License-Identifier: MIT
-- Close removes the path that this object bound; accepted sockets never do.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local path = net.tmpdir() .. '/s'
local listener = check.ok(socket.listen_unix(path))
check.ok(net.exists(path))
local client = check.ok(socket.connect_unix(path))
local server = check.ok(listener:accept())
server:close()
check.ok(net.exists(path))
client:close()
check.ok(net.exists(path))
listener:close()
check.eq(net.exists(path), false)

-- By hand, and by the collector.
local sock = check.ok(socket.unix_dgram())
check.ok(sock:bind(path))
check.ok(net.exists(path))
sock = nil
collectgarbage()
collectgarbage()
check.eq(net.exists(path), false)

-- The local path of connect_unix.
listener = check.ok(socket.listen_unix(path))
client = check.ok(socket.connect_unix(path, path .. '.client'))
local _, peer = check.ok(listener:accept())
check.eq(peer.path, path .. '.client')
client:close()
check.eq(net.exists(path .. '.client'), false)
