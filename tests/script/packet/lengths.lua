-- SPDX-License-Identifier: MIT
-- data ends where the innermost length says, or where the bytes do: never behind.
local check = require 'check'
local packet = require 'eco.packet'

local a, b, mac = '192.0.2.1', '192.0.2.2', '02:00:00:00:00:01'

-- A short frame is padded to 60 bytes.
local frame = packet.ether(mac, mac, 0x0800, packet.ip(a, b, 17, packet.udp(1, 2, 'abc')))
local padded = packet.from_ether(frame .. ('\0'):rep(60 - #frame))
check.eq(#padded.data, 46)
check.eq(#padded:next().data, 11)
check.eq(padded:next():next().data, 'abc')
local ip6 = packet.ip6('1::', '2::', 17, packet.udp(1, 2, 'abc', '1::', '2::'))
check.eq(packet.from_ip6(ip6 .. 'padding'):next().data, 'abc')
-- IEEE 802.3: a length in place of the type.
check.eq(packet.from_ether(packet.ether(mac, mac, 3, 'abcpadding')).data, 'abc')

-- The inner length is larger than the outer, or than what there is.
local udp = '\0\1\0\2\0\200\0\0abc'
check.eq(packet.from_ip(packet.ip(a, b, 17, udp) .. 'more'):next().data, 'abc')
check.eq(packet.from_udp(udp).len, 200)
check.eq(packet.from_udp('\0\1\0\2\0\9\0\0abc').data, 'a')
local ip = packet.ip(a, b, 17, 'x'):gsub('^..(..)', '\69\0\255\255')
check.eq(packet.from_ip(ip).tot_len, 65535)
check.eq(packet.from_ip(ip).data, 'x')
check.eq(packet.from_ip6(packet.ip6('1::', '2::', 59, 'abc'):sub(1, 41)).data, 'a')

-- Lengths that cannot be.
local function header(first, tot_len)
    return string.char(first, 0) .. string.pack('>I2', tot_len) .. ('\0'):rep(56)
end
check.eq(#packet.from_ip(header(0x4f, 60)).options, 40) -- ihl 15
check.eq(packet.from_ip(header(0x45, 20)).data, '')
check.fails('not a valid IP packet', packet.from_ip(header(0x44, 60))) -- ihl 4
check.fails('not a valid IP packet', packet.from_ip(header(0x4f, 60):sub(1, 59)))
check.fails('not a valid IP packet', packet.from_ip(header(0x45, 19)))
check.fails('not a valid IP packet', packet.from_ip(header(0x65, 60)))
check.fails('not a valid IPV6 packet', packet.from_ip6(header(0x45, 60)))
check.fails('not a valid UDP packet', packet.from_udp '\0\1\0\2\0\7\0\0')

local tcp = packet.tcp(1, 2, 3, 4, 16, 5, a, b, ('x'):rep(40))
local function with_doff(doff)
    return tcp:sub(1, 12) .. string.char(doff * 16) .. tcp:sub(14)
end
check.same({ #packet.from_tcp(with_doff(15)).options, packet.from_tcp(with_doff(15)).data },
    { 40, '' })
check.fails('not a valid TCP packet', packet.from_tcp(with_doff(4)))
check.fails('not a valid TCP packet', packet.from_tcp(with_doff(15):sub(1, 59)))
