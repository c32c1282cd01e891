#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Asks a link who has an IPv4 address, and prints the hardware address (ARP probe, RFC 5227).
-- Run as root: eco arp_probe.lua INTERFACE ADDRESS

local packet = require 'eco.packet'
local socket = require 'eco.socket'

local ifname, address = ...
if not address or not socket.is_ipv4_address(address) then
    io.stderr:write('usage: eco arp_probe.lua INTERFACE ADDRESS\n')
    os.exit(1)
end

local function die(what, err)
    io.stderr:write(what, ': ', err, '\n')
    os.exit(1)
end

local function hardware_address()
    local file, err = io.open('/sys/class/net/' .. ifname .. '/address')
    if not file then
        die('no such interface', err)
    end
    local text = file:read('*l')
    file:close()
    return text
end

local sock, err = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(socket.ETH_P_ARP))
if not sock then
    die('cannot open a packet socket', err)
end
local bound, bind_err = sock:bind({ ifname = ifname })
if not bound then
    die('cannot bind', bind_err)
end

-- A probe does not say its own IPv4 address.
local own = hardware_address()
local probe = packet.arp(socket.ARPOP_REQUEST, own, nil, nil, address)
local sent, send_err = sock:send(packet.ether(own, 'ff:ff:ff:ff:ff:ff', socket.ETH_P_ARP, probe))
if not sent then
    die('cannot send', send_err)
end

local owner, recv_err = eco.timeout(2, function()
    while true do
        local data, data_err = sock:recv(1514)
        if not data then
            return nil, data_err
        end
        local frame = packet.from_ether(data)
        local arp = frame and frame:next()
        if arp and arp.op == socket.ARPOP_REPLY and arp.sip == address then
            return arp.sha
        end
    end
end)
if not owner then
    die('nobody has ' .. address, recv_err)
end
print(address .. ' is at ' .. owner)
