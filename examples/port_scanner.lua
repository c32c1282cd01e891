#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Finds the open TCP ports of a host: a group of tasks, a limit for each attempt and one for all.
-- Run: eco port_scanner.lua ADDRESS [FIRST [LAST [SECONDS]]]

local socket = require 'eco.socket'

local address, first, last, seconds = ...
if not address or not socket.is_ip_address(address) then
    io.stderr:write('usage: eco port_scanner.lua ADDRESS [FIRST [LAST [SECONDS]]]\n')
    os.exit(1)
end
first, last = tonumber(first) or 1, tonumber(last) or 1024

local WORKERS = 100
local ATTEMPT = 0.5 -- seconds until a port that says nothing counts as silent

local open, closed, silent = {}, 0, 0
local next_port = first

local function try(port)
    local sock, err, code = socket.connect_tcp(address, port, { timeout = ATTEMPT })
    if sock then
        sock:close()
        open[#open + 1] = port
    elseif code == 'ECONNREFUSED' or code == 'ECONNRESET' then
        closed = closed + 1
    elseif err == 'timeout' then
        silent = silent + 1
    else
        error(('port %d: %s'):format(port, err), 0)
    end
end

local group = eco.group()
for _ = 1, WORKERS do
    group:run(function()
        while next_port <= last do
            local port = next_port
            next_port = next_port + 1
            try(port)
        end
    end)
end

local done, err = group:wait(tonumber(seconds) or 60)
if not done then
    group:cancel()
    io.stderr:write('not finished: ', err, '\n')
end

table.sort(open)
for _, port in ipairs(open) do
    print(('%d open'):format(port))
end
print(('%d open, %d closed, %d silent'):format(#open, closed, silent))
os.exit(done and 0 or 1)
