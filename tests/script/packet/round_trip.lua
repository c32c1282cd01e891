-- SPDX-License-Identifier: MIT
-- What the builders put together, the dissectors take apart.
local check = require 'check'
local packet = require 'eco.packet'

local function fields(pkt)
    local copy = {}
    for name, value in pairs(check.ok(pkt)) do copy[name] = value end
    return copy
end

check.same(fields(packet.from_udp(packet.udp(65535, 53, 'data', '1.2.3.4', '5.6.7.8'))),
    { name = 'UDP', source = 65535, dest = 53, len = 12, check = 0x16cb, data = 'data' })
local flags = { cwr = 1, ece = 0, urg = 1, ack = 0, psh = 1, rst = 0, syn = 1, fin = 0 }
for _, given in ipairs { flags, 0xaa, { cwr = true, urg = true, psh = true, syn = true } } do
    local tcp = fields(packet.from_tcp(packet.tcp(1, 2, 2 ^ 32 - 1, 2 ^ 31, given, 65535,
        '1::', '2::', 'data')))
    tcp.check = nil
    local want = { name = 'TCP', source = 1, dest = 2, seq = 2 ^ 32 - 1, ack_seq = 2 ^ 31,
        doff = 5, window = 65535, urg_ptr = 0, options = '', data = 'data' }
    for name, value in pairs(flags) do want[name] = value end
    check.same(tcp, want)
end
check.same(fields(packet.from_icmp(packet.icmp(8, 0, 0x1234, 0xffff, 'data'))), { name = 'ICMP',
    type = 8, code = 0, checksum = 0x0d09, id = 0x1234, sequence = 0xffff,
    rest = '\x12\x34\xff\xff', data = 'data' })
check.eq(packet.from_icmp(packet.icmp(5, 1, 0xc0a8, 0x0001)).gateway, '192.168.0.1')
check.eq(packet.from_icmp(packet.icmp(3, 4, 0, 1400)).mtu, 1400)
check.eq(packet.from_icmp(packet.icmp(3, 3, 0, 0)).id, nil)
local echo6 = packet.from_icmp6(packet.icmp6(129, 0, 7, 8, 'data'))
check.same({ echo6.type, echo6.id, echo6.sequence, echo6.data }, { 129, 7, 8, 'data' })
check.eq(packet.from_icmp6(packet.icmp6(2, 0, 1, 0)).mtu, 65536)

check.same(fields(packet.from_ip(packet.ip('1.2.3.4', '255.255.255.255', 255, 'data'))), {
    name = 'IP', version = 4, ihl = 5, tos = 0, tot_len = 24, id = 0, frag_off = 0, ttl = 64,
    protocol = 255, check = 0x75e2, saddr = '1.2.3.4', daddr = '255.255.255.255', options = '',
    data = 'data' })
local ip = packet.from_ip(packet.ip('1.2.3.4', '5.6.7.8', 0, nil,
    { tos = 1, id = 65535, frag_off = 0x4000, ttl = 255 }))
check.same({ ip.tos, ip.id, ip.frag_off, ip.ttl, ip.data }, { 1, 65535, 0x4000, 255, '' })
check.same(fields(packet.from_ip6(packet.ip6('fe80::1', 'ff02::1', 59, 'data',
    { priority = 0xab, flow_label = 0xcdef1, hop_limit = 255 }))), { name = 'IPV6', version = 6,
    priority = 0xab, flow_label = 0xcdef1, payload_len = 4, nexthdr = 59, hop_limit = 255,
    saddr = 'fe80::1', daddr = 'ff02::1', data = 'data' })
check.eq(packet.from_ip6(packet.ip6('::', '::', 59)).hop_limit, 64)

check.same(fields(packet.from_arp(packet.arp(2, 'AA:bb:00:00:00:01', '1.2.3.4', nil, '5.6.7.8'))), {
    name = 'ARP', ar_hrd = 1, ar_pro = 0x0800, ar_hln = 6, ar_pln = 4, op = 2,
    sha = 'aa:bb:00:00:00:01', sip = '1.2.3.4', tha = '00:00:00:00:00:00', tip = '5.6.7.8' })
check.eq(packet.from_arp(packet.arp(1)).tip, '0.0.0.0')
-- Of another kind: no addresses that could be shown.
local other = packet.from_arp('\0\6\8\0\2\4\0\1' .. ('x'):rep(12))
check.same({ other.ar_hrd, other.ar_hln, other.sha }, { 6, 2 })

local frame = packet.ether('02:00:00:00:00:01', 'ff:ff:ff:ff:ff:ff', 0x8100,
    packet.vlan(4095, 0x1234, 'data', 7))
check.same(fields(packet.from_ether(frame)), { name = 'ETHER', source = '02:00:00:00:00:01',
    dest = 'ff:ff:ff:ff:ff:ff', proto = 0x8100, data = '\xef\xff\x12\x34data' })
check.same(fields(packet.from_ether(frame):next()), { name = '8021Q', pri = 7, dei = 0,
    vid = 4095, proto = 0x1234, data = 'data' })
