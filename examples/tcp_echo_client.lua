#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Sends each line of standard input to a TCP server and prints the line that comes back.
-- Run: eco tcp_echo_client.lua ADDRESS PORT

local socket = require 'eco.socket'

local address, port = ...
if not tonumber(port) then
    io.stderr:write('usage: eco tcp_echo_client.lua ADDRESS PORT\n')
    os.exit(1)
end

local function die(what, err)
    io.stderr:write(what, ': ', err, '\n')
    os.exit(1)
end

local server, err = socket.connect_tcp(address, port)
if not server then
    die('cannot connect', err)
end

-- io.lines would stop every task while it waits for the keyboard; a reader stops this one only.
local input = assert(eco.reader(0))

while true do
    local line = input:read('l')
    if not line then
        break
    end
    local sent, send_err = server:send(line .. '\n')
    if not sent then
        die('cannot send', send_err)
    end
    local reply, read_err = server:read('l', 10)
    if not reply then
        die('no reply', read_err)
    end
    print(reply)
end

server:close()
