#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- A network device behind which every IPv4 address answers pings; this script is the network.
-- Run as root: eco tun.lua [DEVICE]; ip addr add 10.9.0.1/24 dev DEVICE; ip link set DEVICE up

local socket = require 'eco.socket'

local ICMP = 1

-- RFC 1071: the ones' complement of the sum of all 16-bit words.
local function checksum(data)
    local sum = 0
    for i = 1, #data - 1, 2 do
        local high, low = data:byte(i, i + 1)
        sum = sum + high * 256 + low
    end
    if #data % 2 == 1 then
        sum = sum + data:byte(-1) * 256
    end
    while sum > 0xffff do
        sum = sum % 0x10000 + math.floor(sum / 0x10000)
    end
    return 0xffff - sum
end

-- The answer to an echo request, or nil for every other packet. Swapping the addresses leaves the
-- checksum of the IPv4 header (RFC 791) as it was.
local function answer(packet)
    if #packet < 28 then
        return nil
    end
    local first, protocol, source, target = string.unpack('>B xxxxxxxx B xx c4 c4', packet)
    local header = first % 16 * 4
    if math.floor(first / 16) ~= 4 or protocol ~= ICMP or #packet < header + 8 then
        return nil
    end
    if packet:byte(header + 1) ~= socket.ICMP_ECHO then
        return nil
    end
    local rest = packet:sub(header + 5)
    local sum = checksum(string.pack('>BBI2', socket.ICMP_ECHOREPLY, 0, 0) .. rest)
    return table.concat {
        packet:sub(1, 12), target, source, packet:sub(21, header),
        string.pack('>BBI2', socket.ICMP_ECHOREPLY, 0, sum), rest,
    }, source, target
end

local device, name, code = socket.open_tun((...))
if not device then
    io.stderr:write('cannot open a TUN device: ', name, ' (', code, ')\n')
    os.exit(1)
end
print('listening on ' .. name)

while true do
    local packet, err = device:read(65536)
    if not packet then
        io.stderr:write('cannot read: ', err, '\n')
        os.exit(1)
    end
    local reply, source, target = answer(packet)
    if reply then
        assert(device:write(reply))
        print(('%s asked %s'):format(
            socket.inet_ntop(socket.AF_INET, source),
            socket.inet_ntop(socket.AF_INET, target)))
    end
end
