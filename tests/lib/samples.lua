-- SPDX-License-Identifier: MIT
-- A packet of each kind, for those who cut and spoil them: { dissector, bytes }.
local packet = require 'eco.packet'

local samples = {}

local function add(dissector, data)
    samples[#samples + 1] = { dissector, data }
end

local a, b = '192.0.2.1', '192.0.2.2'
local a6, b6 = '2001:db8::1', '2001:db8::2'
local mac, other = '02:00:00:00:00:01', '02:00:00:00:00:02'

local udp = packet.udp(1000, 53, 'question', a, b)
local udp6 = packet.udp(1000, 53, 'question', a6, b6)
local tcp = packet.tcp(1000, 80, 1, 2, { syn = 1 }, 3, a, b, 'GET /')
local echo, echo6 = packet.icmp(8, 0, 1, 2, 'ping'), packet.icmp6(128, 0, 1, 2, 'ping', a6, b6)

add('from_udp', udp)
add('from_tcp', tcp)
add('from_icmp', echo)
add('from_icmp', packet.icmp(5, 1, 0xc000, 0x0201, packet.ip(a, b, 17, udp)))
add('from_icmp', packet.icmp(3, 4, 0, 1400, packet.ip(a, b, 17, udp)))
add('from_icmp6', echo6)
add('from_icmp6', packet.icmp6(2, 0, 0, 1280, 'x', a6, b6))
add('from_arp', packet.arp(1, mac, a, other, b))
add('from_ip', packet.ip(a, b, 17, udp))
add('from_ip', packet.ip(a, b, 6, tcp))
add('from_ip', packet.ip(a, b, 1, echo))
add('from_ip6', packet.ip6(a6, b6, 17, udp6))
-- Hop-by-hop, routing, destination, fragment and authentication headers, then ICMPv6.
samples.extended = packet.ip6(a6, b6, 0, '\43\0\1\4\0\0\0\0' .. '\60\0\0\0\0\0\0\0'
    .. '\44\1' .. ('\0'):rep(14) .. '\51\0\0\1\0\0\0\9' .. '\58\4' .. ('\0'):rep(22) .. echo6)
add('from_ip6', samples.extended)
add('from_ether', packet.ether(mac, other, 0x0800, packet.ip(a, b, 6, tcp)))
add('from_ether', packet.ether(mac, other, 0x0806, packet.arp(2, mac, a)))
add('from_ether', packet.ether(mac, other, 0x8100,
    packet.vlan(5, 0x8100, packet.vlan(4095, 0x86dd, packet.ip6(a6, b6, 17, udp6), 7))))

-- IEEE 802.11 behind a radiotap header, as a monitor interface gives it.
local function radiotap(present, fields)
    return string.pack('<BBI2I4', 0, 0, 8 + #fields, present) .. fields
end

local function frame(control, flags, body, four)
    return string.char(control, flags) .. '\1\2' .. ('\255'):rep(6) .. '\2\0\0\0\0\1'
        .. '\2\0\0\0\0\2' .. '\48\1' .. (four and '\2\0\0\0\0\4' or '') .. body
end

-- TSFT, flags, rate, channel, signal, noise, antenna: each as radiotap.org aligns it.
local measured = radiotap(0x86f, string.pack('<I8BBI2I2i1i1B', 77, 0, 12, 2412,
    0xa0, -40, -95, 1))
local beacon = string.pack('<I8I2I2', 123456789, 100, 0x431) .. '\0\4home' .. '\3\1\6'
    .. '\221\5\0\80\242\1\0'
local snap = '\170\170\3\0\0\0\8\0'

samples.measured, samples.frame, samples.radiotap = measured, frame, radiotap
samples.beacon = measured .. frame(0x80, 0, beacon)
add('from_radiotap', samples.beacon)
add('from_radiotap', measured .. frame(0x40, 0, '\0\0\1\8\2\4\11\22\12\18\24\36'))
add('from_80211', frame(0x50, 0, beacon))
add('from_80211', frame(0x08, 1, snap .. packet.ip(a, b, 17, udp)))
add('from_80211', frame(0x88, 3, '\0\0' .. snap .. packet.ip(a, b, 17, udp), true))
add('from_80211', '\212\0\0\0\2\0\0\0\0\1')                    -- ACK
add('from_80211', '\180\0\0\0\2\0\0\0\0\1\2\0\0\0\0\2')        -- RTS
-- A vendor's fields between two words of radiotap's own.
add('from_radiotap', string.pack('<BBI2I4I4I4', 0, 0, 27, 0xc0000002, 0xa0000000, 0x20) .. '\0\0'
    .. '\0\80\242\0\2\0' .. '\7\7' .. '\196' .. frame(0x80, 0, beacon))

return samples
