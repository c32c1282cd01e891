-- SPDX-License-Identifier: MIT
-- Sends each datagram back to where it came from.
local uv = require 'luv'

local server = uv.new_udp()
server:bind('127.0.0.1', 0)
server:recv_start(function(err, data, peer)
    assert(not err, err)
    if data then server:try_send(data, peer.ip, peer.port) end
end)
print(server:getsockname().port)
io.stdout:flush()
uv.run()
