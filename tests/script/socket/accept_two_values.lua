-- SPDX-License-Identifier: MIT
-- accept returns the client and its address: two values, no third.
local check = require 'check'
local socket = require 'eco.socket'

local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local client = check.ok(socket.connect_tcp('127.0.0.1', listener:getsockname().port))

local function count(...)
    return select('#', ...), ...
end
local n, server, peer = count(listener:accept(5))
check.eq(n, 2)
check.same(peer, client:getsockname())
check.eq(peer.ipaddr, '127.0.0.1')
check.same(server:getpeername(), peer)

-- The client is a socket with all methods.
check.eq(server:send('hello\n'), 6)
check.eq(client:read('l'), 'hello')
check.eq(server:setoption('tcp_nodelay', true), true)
check.eq(getmetatable(server), getmetatable(client))
