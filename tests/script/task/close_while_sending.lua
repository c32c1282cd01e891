-- SPDX-License-Identifier: MIT
-- A task that is ended in the middle of a send leaves nothing behind for the next sender.
local check = require 'check'
local socket = require 'eco.socket'

local a, b = check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
local first = eco.run(function() a:send(('x'):rep(4e6)) end)
local second = eco.run(function() return a:send('hello') end)
coroutine.close(first)

local received = b:read(1e6)
repeat
    local chunk, err = b:read(1e6, 0.05)
    received = received .. (chunk or '')
until not chunk and err == 'timeout'
check.eq(received:match('^x+(.*)$'), 'hello')
check.same({ eco.join(second) }, { true, 5 })
