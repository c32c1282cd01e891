-- SPDX-License-Identifier: MIT
-- next goes from layer to layer, also over tags in tags and IPv6 headers between, and says why not.
local check = require 'check'
local packet = require 'eco.packet'
local samples = require 'samples'

local function names(pkt)
    local list, err = {}, nil
    while pkt do
        list[#list + 1] = pkt.name
        check.ok(tostring(pkt):find(pkt.name, 1, true) == 1)
        check.eq(tostring(pkt):find '\n', nil)
        pkt, err = pkt:next()
    end
    return table.concat(list, ' '), err
end

local want = {
    from_ether = {
        ['ETHER IP TCP'] = true, ['ETHER ARP'] = true, ['ETHER 8021Q 8021Q IPV6 UDP'] = true,
    },
    from_ip = { ['IP UDP'] = true, ['IP TCP'] = true, ['IP ICMP'] = true },
    from_ip6 = { ['IPV6 UDP'] = true, ['IPV6 ICMPV6'] = true },
    from_80211 = { ['80211'] = true, ['80211 IP UDP'] = true },
    from_radiotap = { ['80211'] = true },
}
for _, sample in ipairs(samples) do
    local got, err = names(packet[sample[1]](sample[2]))
    check.ok(not want[sample[1]] or want[sample[1]][got], got)
    check.eq(err, 'no upper protocol layer')
end

local a6 = '2001:db8::1'
for protocol, built in pairs {
    [6] = packet.tcp(1, 2, 3, 4, 5, 6, a6, a6, 'data'), [58] = packet.icmp6(128, 0, 1, 2, 'data'),
    [17] = packet.udp(1, 2, 'data', a6, a6),
} do
    check.eq(packet.from_ip6(packet.ip6(a6, a6, protocol, built)):next().data, 'data')
end
check.eq(packet.from_ip6(samples.extended):next().data, 'ping')
-- Tunnels.
check.eq(names(packet.from_ip(packet.ip('1.2.3.4', '5.6.7.8', 41, samples.extended))),
    'IP IPV6 ICMPV6')

local function above(pkt, message)
    check.fails(message, pkt:next())
end
above(packet.from_ether(packet.ether('02:00:00:00:00:01', '02:00:00:00:00:02', 0x88cc)),
    'unknown L3 proto "35020"')
above(packet.from_ip(packet.ip('1.2.3.4', '5.6.7.8', 47)), 'unknown L4 protocol "47"')
above(packet.from_ip6(packet.ip6(a6, a6, 132)), 'unknown L4 protocol "132"')
above(packet.from_ip6(packet.ip6(a6, a6, 59)), 'no upper protocol layer')
above(packet.from_ip6(packet.ip6(a6, a6, 44, '\17\0\0\9\0\0\0\1data')), 'no upper protocol layer')
above(packet.from_ip(packet.ip('1.2.3.4', '5.6.7.8', 17, 'data', { frag_off = 1 })),
    'no upper protocol layer')
above(packet.from_ip(packet.ip('1.2.3.4', '5.6.7.8', 17, 'data')), 'not a valid UDP packet')
above(packet.from_ip6(packet.ip6(a6, a6, 0, '\58\1\0\0\0\0\0\0')), 'not a valid IPV6 packet')
