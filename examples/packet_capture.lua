#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Prints what passes an interface: addresses, protocol and size of each frame (packet(7)).
-- Run as root: eco packet_capture.lua INTERFACE [COUNT]

local socket = require 'eco.socket'

local ifname, count = ...
if not ifname then
    io.stderr:write('usage: eco packet_capture.lua INTERFACE [COUNT]\n')
    os.exit(1)
end

local function die(what, err)
    io.stderr:write(what, ': ', err, '\n')
    os.exit(1)
end

local protocols = { [1] = 'ICMP', [6] = 'TCP', [17] = 'UDP', [58] = 'ICMPv6' }

-- RFC 791, 3.1: the protocol at byte 9, addresses from byte 12.
local function describe_ipv4(packet)
    if #packet < 20 then
        return 'IPv4, cut off'
    end
    local protocol, source, target = string.unpack('>xxxxxxxxx B xx c4 c4', packet)
    return ('IPv4 %s -> %s %s'):format(
        socket.inet_ntop(socket.AF_INET, source),
        socket.inet_ntop(socket.AF_INET, target),
        protocols[protocol] or protocol)
end

-- RFC 8200, 3: the next header at byte 6, addresses from byte 8.
local function describe_ipv6(packet)
    if #packet < 40 then
        return 'IPv6, cut off'
    end
    local protocol, source, target = string.unpack('>xxxxxx B x c16 c16', packet)
    return ('IPv6 %s -> %s %s'):format(
        socket.inet_ntop(socket.AF_INET6, source),
        socket.inet_ntop(socket.AF_INET6, target),
        protocols[protocol] or protocol)
end

local describe = {
    [socket.ETH_P_IP] = describe_ipv4,
    [socket.ETH_P_IPV6] = describe_ipv6,
    [socket.ETH_P_ARP] = function() return 'ARP' end,
}

local sock, err = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(socket.ETH_P_ALL))
if not sock then
    die('cannot open a packet socket', err)
end
local bound, bind_err = sock:bind({ ifname = ifname })
if not bound then
    die('cannot bind', bind_err)
end
local promiscuous, option_err = sock:setoption('packet_add_membership', {
    ifname = ifname,
    type = socket.PACKET_MR_PROMISC,
})
if not promiscuous then
    die('cannot see all frames', option_err)
end
print('listening on ' .. ifname)

for _ = 1, tonumber(count) or math.huge do
    local frame, recv_err = sock:recv(65536)
    if not frame then
        die('cannot receive', recv_err)
    end
    if #frame >= 14 then
        local kind = string.unpack('>I2', frame, 13)
        local about = describe[kind]
        local text = about and about(frame:sub(15)) or ('type 0x%04x'):format(kind)
        print(('%s, %d bytes'):format(text, #frame))
    end
end
