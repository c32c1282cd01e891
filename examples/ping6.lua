#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Asks an IPv6 host, or all hosts of a link, for an echo (ICMPv6, RFC 4443).
-- Run: eco ping6.lua ADDRESS, or all neighbours: eco ping6.lua ff02::1%eth0

local socket = require 'eco.socket'
local time = require 'eco.time'

local address = ...
if not address then
    io.stderr:write('usage: eco ping6.lua ADDRESS[%INTERFACE]\n')
    os.exit(1)
end

local function die(what, err)
    io.stderr:write(what, ': ', err, '\n')
    os.exit(1)
end

local sock, err = socket.icmp6()
if not sock then
    die('cannot open an ICMPv6 socket', err)
end

local started = time.monotonic()
local request = string.pack('>BBI2I2I2', socket.ICMPV6_ECHO_REQUEST, 0, 0, 0, 1) .. 'eco eco'
local sent, send_err = sock:sendto(request, address, 0)
if not sent then
    die('cannot send', send_err)
end

-- A multicast address is answered by many: print what comes within a second.
local answers = 0
eco.timeout(1, function()
    while true do
        local data, peer = sock:recvfrom(1500)
        if not data then
            return
        end
        local took = time.monotonic() - started
        if data:byte(1) == socket.ICMPV6_ECHO_REPLY then
            answers = answers + 1
            print(('%d bytes from %s: time=%.3f ms'):format(#data, peer.ipaddr, took * 1000))
        end
        if not address:lower():find('^ff') then
            return
        end
    end
end)
if answers == 0 then
    die('no answer from ' .. address, 'timeout')
end
