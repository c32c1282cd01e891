-- SPDX-License-Identifier: MIT
-- Raw packets: an echo to this machine, a capture of it, netlink.
local scenario = require 'scenario'
local net = require 'eco.net'
local packet = require 'eco.packet'
local socket = require 'eco.socket'
local must, right, TIMEOUT = scenario.must, scenario.right, scenario.TIMEOUT
local ALL = socket.ntohs(socket.ETH_P_ALL)

scenario.run(function()
    local tap = must(socket.socket(socket.AF_PACKET, socket.SOCK_RAW, ALL))
    must(tap:bind { ifname = 'lo' })
    must(net.ping('127.0.0.1', { timeout = TIMEOUT, data = 'is it there?' }))
    local found = false
    for _ = 1, 10000 do -- others use the interface, too
        local frame = must(tap:recvfrom(2000, TIMEOUT))
        found = frame:find('is it there?', 1, true) ~= nil
        if found then
            right(packet.from_ether(frame), 'the frame')
            break
        end
    end
    right(found, 'the echo in the capture')
    tap:close()
    local netlink = must(socket.netlink(0))
    must(netlink:bind())
    -- RTM_GETLINK, a dump: netlink(7)
    must(netlink:sendto(string.pack('=I4I2I2I4I4BxI2i4I4I4', 32, 18, 0x301, 1, 0, 0, 0, 0, 0, 0)))
    right(#must(netlink:recvfrom(65536, TIMEOUT)) > 32, 'the interfaces')
    netlink:close()
end)
