#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Sends every UDP datagram back to where it came from.
-- Run: eco udp_echo_server.lua [PORT [ADDRESS]]

local socket = require 'eco.socket'

local port, address = ...

local sock, err = socket.listen_udp(address or '127.0.0.1', tonumber(port) or 0)
if not sock then
    io.stderr:write('cannot bind: ', err, '\n')
    os.exit(1)
end

local name = sock:getsockname()
print(('listening on %s:%d'):format(name.ipaddr, name.port))

while true do
    local data, peer = sock:recvfrom(65536)
    if not data then
        io.stderr:write('cannot receive: ', peer, '\n')
        os.exit(1)
    end
    local sent, send_err = sock:sendto(data, peer.ipaddr, peer.port)
    if not sent then
        io.stderr:write(('cannot answer %s: %s\n'):format(peer.ipaddr, send_err))
    end
end
