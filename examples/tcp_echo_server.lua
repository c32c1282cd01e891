#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Sends back whatever a TCP client sends; every client has a task of its own.
-- Run: eco tcp_echo_server.lua [PORT [ADDRESS]]

local socket = require 'eco.socket'

local port, address = ...

local function serve(client, peer)
    while true do
        local data, err = client:recv(65536)
        if not data then
            print(('%s:%d is gone: %s'):format(peer.ipaddr, peer.port, err))
            break
        end
        if not client:send(data) then
            break
        end
    end
    client:close()
end

local server, err = socket.listen_tcp(address or '127.0.0.1', tonumber(port) or 0)
if not server then
    io.stderr:write('cannot listen: ', err, '\n')
    os.exit(1)
end

local name = server:getsockname()
print(('listening on %s:%d'):format(name.ipaddr, name.port))

while true do
    local client, peer = server:accept()
    if client then
        eco.run(serve, client, peer)
    else
        io.stderr:write('cannot accept: ', peer, '\n')
    end
end
