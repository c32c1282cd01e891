-- SPDX-License-Identifier: MIT
-- Sends each datagram back to where it came from.
local copas = require 'copas'
local socket = require 'socket'

local server = assert(socket.udp())
assert(server:setsockname('127.0.0.1', 0))
copas.addserver(server, function(skt)
    while true do
        local data, address, port = copas.receivefrom(skt, 8192)
        if data then copas.sendto(skt, data, address, port) end
    end
end)
print((select(2, server:getsockname())))
io.stdout:flush()
copas.loop()
