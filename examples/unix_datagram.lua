#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- A Unix datagram socket that prints what it gets, and answers senders that have a name.
-- Run: eco unix_datagram.lua serve PATH, or: eco unix_datagram.lua ask PATH OWN-PATH TEXT

local socket = require 'eco.socket'

local command, path, own_path, text = ...

local function die(...)
    io.stderr:write(table.concat({ ... }, ': '), '\n')
    os.exit(1)
end

local function open(name)
    local sock = assert(socket.unix_dgram())
    local bound, err = sock:bind(name)
    if not bound then
        die('cannot bind ' .. name, err)
    end
    return sock
end

local function serve()
    local sock = open(path)
    print('listening on ' .. path)
    while true do
        local data, peer = sock:recvfrom(65536)
        if not data then
            die('cannot receive', peer)
        end
        local name = peer.path or '' -- a sender that has not bound itself has no name
        print(('%s: %s'):format(name == '' and 'somebody' or name, data))
        if name ~= '' then
            sock:sendto('got ' .. #data .. ' bytes', name)
        end
    end
end

local function ask()
    local sock = open(own_path)
    local sent, err = sock:sendto(text, path)
    if not sent then
        sock:close() -- this removes the name that was bound
        die('cannot send to ' .. path, err)
    end
    local answer, recv_err = sock:recvfrom(65536, 5)
    sock:close()
    if not answer then
        die('no answer', recv_err)
    end
    print(answer)
end

if command == 'serve' and path then
    serve()
elseif command == 'ask' and text then
    ask()
else
    die('usage', 'eco unix_datagram.lua serve PATH | ask PATH OWN-PATH TEXT')
end
