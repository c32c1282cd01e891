#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Sends to a multicast group, or joins it and prints what arrives.
-- Run: eco multicast.lua receive GROUP PORT [INTERFACE-ADDRESS], or: send GROUP PORT TEXT

local socket = require 'eco.socket'

local command, group, port, extra = ...

local function die(...)
    io.stderr:write(table.concat({ ... }, ': '), '\n')
    os.exit(1)
end

local function receive()
    local sock, err = socket.listen_udp(nil, port, { reuseaddr = true })
    if not sock then
        die('cannot bind', err)
    end
    local joined, join_err =
        sock:setoption('ip_add_membership', { multiaddr = group, interface = extra })
    if not joined then
        die('cannot join ' .. group, join_err)
    end
    print(('listening on %s:%d'):format(group, sock:getsockname().port))
    while true do
        local data, peer = sock:recvfrom(65536)
        if not data then
            die('cannot receive', peer)
        end
        print(('%s:%d: %s'):format(peer.ipaddr, peer.port, data))
    end
end

local function send()
    local sock = assert(socket.udp())
    local sent, err = sock:sendto(extra or 'hello', group, port)
    if not sent then
        die('cannot send to ' .. group, err)
    end
end

local commands = { receive = receive, send = send }
if not commands[command] or not group or not tonumber(port) then
    die('usage', 'eco multicast.lua receive GROUP PORT [ADDRESS] | send GROUP PORT TEXT')
end
commands[command]()
