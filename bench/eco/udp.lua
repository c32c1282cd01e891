-- SPDX-License-Identifier: MIT
-- Sends each datagram back to where it came from.
local socket = require 'eco.socket'

local server = assert(socket.listen_udp('127.0.0.1', 0))
print(server:getsockname().port)
io.stdout:flush()
while true do
    local data, peer = assert(server:recvfrom(65536))
    assert(server:sendto(data, peer.ipaddr, peer.port))
end
