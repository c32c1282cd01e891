-- SPDX-License-Identifier: MIT
-- An acceptor that gives up does not take the place of those behind it.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local first = eco.run(function()
    return listener:accept(0.01)
end)
local second = eco.run(function()
    return listener:accept(10)
end)
check.fails('timeout', net.result(first))
local client = check.ok(socket.connect_tcp('127.0.0.1', listener:getsockname().port))
local server = check.ok(net.result(second))
check.ok(client:send('x'))
check.eq(server:read(1), 'x')
