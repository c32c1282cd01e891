#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Fetches a page over HTTP/1.0, the host by its name: IPv6 or IPv4, what connects first.
-- Run: eco http_get.lua HOST[:PORT] [PATH]

local socket = require 'eco.socket'

local where, path = ...
local host, port = (where or ''):match '^([^:]+):?(%d*)$'
if not host then
    io.stderr:write('usage: eco http_get.lua HOST[:PORT] [PATH]\n')
    os.exit(1)
end

local function die(err)
    io.stderr:write(where, ': ', err, '\n')
    os.exit(1)
end

-- All of it: finding the addresses, connecting, asking, reading.
local LIMIT = 30

local function fetch()
    local sock, err = socket.connect_tcp(host, tonumber(port) or 80, { timeout = 10 })
    if not sock then
        return nil, err
    end
    io.stderr:write('connected to ', sock:getpeername().ipaddr, '\n')
    return eco.with(sock, function()
        local request = 'GET %s HTTP/1.0\r\nHost: %s\r\n\r\n'
        sock:send(request:format(path or '/', where))
        local head, why = sock:readuntil('\r\n\r\n')
        if not head then
            return nil, why
        end
        return head, sock:read 'a'
    end)
end

local head, body = eco.timeout(LIMIT, fetch)
if not head then die(body) end
local status = head:match '^HTTP/%S+ (%d+)'
io.stderr:write(head:match '^[^\r\n]*', '\n')
io.write(body or '')
os.exit(status == '200' and 0 or 1)
