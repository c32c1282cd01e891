-- SPDX-License-Identifier: MIT
-- The Internet checksum, of an even and an odd number of bytes, and in each builder.
local check = require 'check'
local packet = require 'eco.packet'

check.eq(packet.checksum(''), 0xffff)
check.eq(packet.checksum '\0\1\242\3\244\245\246\247', 0x220d) -- RFC 1071, 3
check.eq(packet.checksum '\0\1\242\3\244\245\246', 0x2304)
check.eq(packet.checksum(('\255'):rep(100001)), 0x00ff)
local header = '\69\0\0\115\0\0\64\0\64\17\0\0\192\168\0\1\192\168\0\199'
check.eq(packet.checksum(header), 0xb861)

-- Whoever adds up a packet with its checksum gets 0.
for size = 0, 33 do
    local data = ('x'):rep(size)
    check.eq(packet.checksum(packet.icmp(8, 0, 1, size, data)), 0, size)
    check.eq(packet.checksum(packet.ip('1.2.3.4', '5.6.7.8', 1, data):sub(1, 20)), 0)
    local udp = packet.udp(1, 2, data, '1.2.3.4', '5.6.7.8')
    check.eq(packet.checksum('\1\2\3\4\5\6\7\8\0\17' .. string.pack('>I2', #udp) .. udp), 0)
    local tcp = packet.tcp(1, 2, 3, 4, 5, 6, '1::', '2::', data)
    check.eq(packet.checksum('\0\1' .. ('\0'):rep(14) .. '\0\2' .. ('\0'):rep(14)
        .. string.pack('>I4I4', #tcp, 6) .. tcp), 0)
end

-- A UDP checksum that comes out as 0 is sent as 0xffff; without addresses there is none.
local sums = {}
for port = 0, 65535 do
    local sum = packet.from_udp(packet.udp(port, 0, '', '1.2.3.4', '5.6.7.8')).check
    check.ok(sum ~= 0)
    sums[sum] = true
end
check.eq(sums[0xffff], true)
check.eq(packet.from_udp(packet.udp(1, 2, 'x')).check, 0)
check.eq(packet.from_udp(packet.udp(1, 2, 'x', '1.2.3.4')).check, 0)

-- ICMPv6: by the addresses; a given one is taken as it is.
check.eq(packet.from_icmp6(packet.icmp6(128, 0, 1, 2)).checksum, 0)
check.eq(packet.from_icmp6(packet.icmp6(128, 0, 1, 2, '', 7)).checksum, 7)
check.eq(packet.from_icmp(packet.icmp(8, 0, 1, 2, '', 7)).checksum, 7)
