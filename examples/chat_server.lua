#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- A chat room over TCP: the first line a client sends is its name, every other goes to all.
-- Run: eco chat_server.lua [PORT [ADDRESS]], then: nc ADDRESS PORT

local channel = require 'eco.channel'
local socket = require 'eco.socket'

local port, address = ...

local members = {} -- name -> the channel of lines that are on their way to this member

-- A member who reads slowly must not hold up the room: its channel fills, and it has to leave.
local function tell(name, outbox, line)
    if not outbox:send(line, 0) then
        members[name] = nil
        outbox:close()
    end
end

local function tell_all(line)
    local snapshot = {}
    for name, outbox in pairs(members) do
        snapshot[name] = outbox
    end
    for name, outbox in pairs(snapshot) do
        tell(name, outbox, line)
    end
end

-- Takes lines out of the channel until it is closed.
local function deliver(client, outbox)
    for line in function() return outbox:recv() end do
        if not client:send(line .. '\n', 30) then
            break
        end
    end
    client:close() -- serve() sees it: its read is canceled
end

local function talk(client, name)
    for line in function() return client:read('l') end do
        tell_all(name .. ': ' .. line)
    end
end

local function serve(client)
    client:send('Your name?\n')
    local name = client:read('l', 60)
    if not name or name == '' or members[name] then
        client:send('This name will not do.\n')
        client:close()
        return
    end
    local outbox = channel.new(100)
    members[name] = outbox
    eco.run(deliver, client, outbox)
    tell_all('* ' .. name .. ' is here')
    talk(client, name)
    if members[name] == outbox then
        members[name] = nil
        outbox:close()
    end
    tell_all('* ' .. name .. ' has left')
end

local server, err = socket.listen_tcp(address or '127.0.0.1', tonumber(port) or 0)
if not server then
    io.stderr:write('cannot listen: ', err, '\n')
    os.exit(1)
end

local name = server:getsockname()
print(('listening on %s:%d'):format(name.ipaddr, name.port))

while true do
    local client, accept_err = server:accept()
    if client then
        eco.run(serve, client)
    else
        io.stderr:write('cannot accept: ', accept_err, '\n')
    end
end
