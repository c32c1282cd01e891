#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Greets TCP clients on the socket that the service manager passes, or else on a port of its own.
-- Run: eco socket_activation.lua [PORT], or
--      systemd-socket-activate -l 7000 eco socket_activation.lua

local socket = require 'eco.socket'
local sys = require 'eco.sys'

local port = ...
local server = socket.listen_fds()[1]
    or assert(socket.listen_tcp('127.0.0.1', tonumber(port) or 0))

-- sd_notify(3)
local function notify(state)
    local path = os.getenv 'NOTIFY_SOCKET'
    if path then
        local sock = assert(socket.unix_dgram())
        sock:sendto(state, (path:gsub('^@', '\0'))) -- an abstract name
        sock:close()
    end
end

local stop = assert(sys.signal(sys.SIGTERM, function()
    server:close() -- accept() returns nil, "canceled"
end))

local name = server:getsockname()
print(('listening on %s:%d'):format(name.ipaddr, name.port))
notify 'READY=1'

for client, peer in function() return server:accept() end do
    eco.run(function()
        client:send(('hello %s, from process %d\n'):format(peer.ipaddr, sys.getpid()), 5)
        client:close()
    end)
end

notify 'STOPPING=1'
stop:close()
