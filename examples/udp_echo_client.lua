#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Sends a datagram until it is answered, at most three times, and prints the answer.
-- Run: eco udp_echo_client.lua ADDRESS PORT [TEXT]

local socket = require 'eco.socket'
local time = require 'eco.time'

local address, port, text = ...
if not tonumber(port) then
    io.stderr:write('usage: eco udp_echo_client.lua ADDRESS PORT [TEXT]\n')
    os.exit(1)
end
text = text or 'hello'

local sock, err = socket.connect_udp(address, port)
if not sock then
    io.stderr:write('cannot connect: ', err, '\n')
    os.exit(1)
end

local failure
for _ = 1, 3 do
    local started = time.monotonic()
    local answer
    local sent, send_err = sock:send(text)
    failure = send_err
    if sent then
        answer, failure = sock:recv(65536, 1)
    end
    if answer then
        print(('%s (%.3f ms)'):format(answer, (time.monotonic() - started) * 1000))
        os.exit(0)
    end
end
io.stderr:write('no answer: ', failure, '\n')
os.exit(1)
