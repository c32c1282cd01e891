#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Asks a host for echoes, one a second, and prints how long each took (ICMP, RFC 792).
-- Run: eco ping.lua HOST [COUNT]

local dns = require 'eco.dns'
local socket = require 'eco.socket'
local time = require 'eco.time'

local host, count = ...
if not host then
    io.stderr:write('usage: eco ping.lua HOST [COUNT]\n')
    os.exit(1)
end
count = tonumber(count) or 4

local function die(what, err)
    io.stderr:write(what, ': ', err, '\n')
    os.exit(1)
end

local addresses, dns_err = dns.resolve(host, { ipv6 = false })
if not addresses or not addresses[1] then
    die(host, dns_err or 'no IPv4 address')
end
local address = addresses[1]

-- The kernel writes identifier and checksum, and gives us the answers to our requests only. Who may
-- do this: sysctl net.ipv4.ping_group_range.
local sock, err = socket.icmp()
if not sock then
    die('cannot open an ICMP socket', err)
end

local function request(sequence)
    return string.pack('>BBI2I2I2', socket.ICMP_ECHO, 0, 0, 0, sequence) .. 'eco eco eco eco'
end

-- Waits for the answer to one request; an answer that comes too late for its own is passed over.
local function wait_for(sequence)
    while true do
        local data, peer = sock:recvfrom(1500)
        if not data then
            return nil, peer
        end
        local kind, answered = string.unpack('>Bxxxxx I2', data)
        if kind == socket.ICMP_ECHOREPLY and answered == sequence then
            return #data, peer.ipaddr
        end
    end
end

local answers = 0
for sequence = 1, count do
    local started = time.monotonic()
    local sent, send_err = sock:sendto(request(sequence), address, 0)
    if not sent then
        die('cannot send', send_err)
    end
    local size, from = eco.timeout(1, wait_for, sequence)
    local took = time.monotonic() - started
    if size then
        answers = answers + 1
        print(('%d bytes from %s: seq=%d time=%.3f ms'):format(size, from, sequence, took * 1000))
    else
        print(('seq=%d: %s'):format(sequence, from))
    end
    if sequence < count then
        eco.sleep(math.max(1 - took, 0))
    end
end
print(('%d sent, %d answered'):format(count, answers))
os.exit(answers > 0 and 0 or 1)
