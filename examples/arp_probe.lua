#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Asks a link who has an IPv4 address, and prints the hardware address (ARP probe, RFC 5227).
-- Run as root: eco arp_probe.lua INTERFACE ADDRESS

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
    return (text:gsub('(%x%x):?', function(hex)
        return string.char(tonumber(hex, 16))
    end))
end

-- RFC 826: Ethernet, IPv4, addresses of 6 and 4 bytes. A probe does not say its own IPv4 address.
local HEADER = '>c6c6I2 I2I2BBI2 c6c4c6c4'
local BROADCAST = ('\xff'):rep(6)

local sock, err = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(socket.ETH_P_ARP))
if not sock then
    die('cannot open a packet socket', err)
end
local bound, bind_err = sock:bind({ ifname = ifname })
if not bound then
    die('cannot bind', bind_err)
end

local own = hardware_address()
local target = socket.inet_pton(socket.AF_INET, address)
local probe = HEADER:pack(
    BROADCAST, own, socket.ETH_P_ARP,
    socket.ARPHRD_ETHER, socket.ETH_P_IP, 6, 4, socket.ARPOP_REQUEST,
    own, '\0\0\0\0', '\0\0\0\0\0\0', target)

local sent, send_err = sock:send(probe)
if not sent then
    die('cannot send', send_err)
end

local owner, recv_err = eco.timeout(2, function()
    while true do
        local frame, frame_err = sock:recv(1514)
        if not frame then
            return nil, frame_err
        end
        if #frame >= HEADER:packsize() then
            local _, _, _, _, _, _, _, operation, sender, sender_ip = HEADER:unpack(frame)
            if operation == socket.ARPOP_REPLY and sender_ip == target then
                return sender
            end
        end
    end
end)
if not owner then
    die('nobody has ' .. address, recv_err)
end
print(address .. ' is at ' .. ('%02x:%02x:%02x:%02x:%02x:%02x'):format(owner:byte(1, 6)))
