#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Two tasks talk over a pair of sockets; SOCK_DGRAM keeps the messages apart.
-- Run: eco socketpair.lua [COUNT]

local socket = require 'eco.socket'

local count = tonumber((...)) or 3

local left, right = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
if not left then
    io.stderr:write('cannot make a pair: ', right, '\n')
    os.exit(1)
end

local player = eco.run(function()
    while true do
        local ball = right:recv(100)
        if not ball or ball == '' then
            return 'enough'
        end
        right:send('pong ' .. ball:match('%d+'))
    end
end)

for i = 1, count do
    left:send('ping ' .. i)
    print(left:recv(100))
end
left:send('') -- an empty datagram is a message, too
print(select(2, eco.join(player)))
