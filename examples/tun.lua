#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- A network device behind which every IPv4 address answers pings; this script is the network.
-- Run as root: eco tun.lua [DEVICE]; ip addr add 10.9.0.1/24 dev DEVICE; ip link set DEVICE up

local packet = require 'eco.packet'
local socket = require 'eco.socket'

-- The answer to an echo request (RFC 792), or nil for every other packet.
local function answer(data)
    local ip = packet.from_ip(data)
    local echo = ip and ip:next()
    if not echo or echo.name ~= 'ICMP' or echo.type ~= socket.ICMP_ECHO then
        return nil
    end
    local reply = packet.icmp(socket.ICMP_ECHOREPLY, 0, echo.id, echo.sequence, echo.data)
    return packet.ip(ip.daddr, ip.saddr, ip.protocol, reply), ip
end

local device, name, code = socket.open_tun((...))
if not device then
    io.stderr:write('cannot open a TUN device: ', name, ' (', code, ')\n')
    os.exit(1)
end
print('listening on ' .. name)

while true do
    local data, err = device:read(65536)
    if not data then
        io.stderr:write('cannot read: ', err, '\n')
        os.exit(1)
    end
    local reply, asked = answer(data)
    if reply then
        assert(device:write(reply))
        print(('%s asked %s'):format(asked.saddr, asked.daddr))
    end
end
