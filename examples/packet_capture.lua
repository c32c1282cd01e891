#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Prints what passes an interface: a line for each layer of each frame (packet(7)).
-- Run as root: eco packet_capture.lua INTERFACE [COUNT]

local packet = require 'eco.packet'
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
    local layer = packet.from_ether(frame)
    local indent = ''
    while layer do
        print(indent .. tostring(layer))
        indent = indent .. '  '
        layer = layer:next()
    end
end
