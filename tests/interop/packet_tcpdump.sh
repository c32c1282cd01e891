# SPDX-License-Identifier: MIT
# tcpdump reads what eco.packet builds, and finds its checksums correct; what tcpdump writes while
# ping and socat talk, eco.packet takes apart.
. tests/lib/programs.sh
in_own_network
needs tcpdump ping socat

script=$(lua write.lua <<'END'
local packet = require 'eco.packet'
local pcap = require 'pcap'
local samples = require 'samples'
local a, b, a6, b6 = '192.0.2.1', '192.0.2.2', '2001:db8::1', '2001:db8::2'
local mac, other = '02:00:00:00:00:01', '02:00:00:00:00:02'
local function ether(proto, data) return packet.ether(mac, other, proto, data) end
pcap.write(arg[1], pcap.ETHERNET, {
    ether(0x0800, packet.ip(a, b, 17, packet.udp(1000, 9, 'odd', a, b))),
    ether(0x86dd, packet.ip6(a6, b6, 17, packet.udp(1000, 9, 'even', a6, b6))),
    ether(0x0800, packet.ip(a, b, 6,
        packet.tcp(1000, 9, 1, 2, { syn = 1, ack = 1 }, 3, a, b, 'x'))),
    ether(0x86dd, packet.ip6(a6, b6, 6, packet.tcp(1000, 9, 1, 2, 0x11, 3, a6, b6, 'xy',
        { mss = 1440, window_scale = 7, sack_permitted = true, timestamps = { 8, 9 } }))),
    ether(0x0800, packet.ip(a, b, 1, packet.icmp(8, 0, 7, 8, 'odd'))),
    ether(0x86dd, packet.ip6(a6, b6, 58, packet.icmp6(128, 0, 7, 8, 'data', a6, b6))),
    ether(0x0806, packet.arp(1, mac, a, nil, b)),
    ether(0x8100, packet.vlan(5, 0x0800, packet.ip(a, b, 17, packet.udp(1, 9, '', a, b)), 3)),
    ether(0x86dd, samples.extended),
})
pcap.write(arg[2], pcap.RADIOTAP, { samples.beacon, samples[#samples][2] })
END
)
run "$ECO" "$script" "$tmp/ethernet.pcap" "$tmp/radiotap.pcap"
is status "$status" 0
run tcpdump -n -e -vv -r "$tmp/ethernet.pcap"
is 'status of tcpdump' "$status" 0
case $out in
*incorrect*|*'bad '*|*truncated*|*malformed*) fail 'tcpdump finds something wrong' ;;
esac
for text in '192.0.2.1.1000 > 192.0.2.2.9: [udp sum ok]' \
    '2001:db8::1.1000 > 2001:db8::2.9: [udp sum ok]' \
    'Flags [S.]' 'Flags [F.]' 'ICMP echo request, id 7, seq 8, length 11' \
    '[icmp6 sum ok] ICMP6, echo request, id 7, seq 8' 'Request who-has 192.0.2.2 tell 192.0.2.1' \
    'vlan 5, p 3' \
    'options [mss 1440,wscale 7,sackOK,TS val 8 ecr 9'; do
    has 'what tcpdump reads' "$out" "$text"
done
is 'correct checksums of TCP' "$(printf '%s' "$out" | grep -c 'cksum 0x[0-9a-f]* (correct)')" 2

run tcpdump -n -e -vv -r "$tmp/radiotap.pcap"
is 'status of tcpdump with radiotap' "$status" 0
has 'what tcpdump reads' "$out" 'Beacon (home)'
has 'what tcpdump reads' "$out" '6.0 Mb/s 2412 MHz'
has 'what tcpdump reads' "$out" '-40dBm signal -95dBm noise antenna 1'
has 'what tcpdump reads' "$out" '-60dBm signal'

# The other way round: a capture of what others send.
start dump tcpdump -U -n -i lo -w "$tmp/lo.pcap"
until_has dump 'listening on lo'
start server socat TCP-LISTEN:7001,bind=127.0.0.1 SYSTEM:'echo from server'
until_true sh -c 'ss -ltn | grep -q 127.0.0.1:7001'
run ping -c 1 -s 57 127.0.0.1
run ping -6 -c 1 -s 1400 ::1
run socat -u TCP:127.0.0.1:7001 -
is 'what the server says' "$out" 'from server'
echo 'a datagram' | socat -u - 'UDP6:[::1]:9'
has_all() { tcpdump -n -r "$tmp/lo.pcap" 2>/dev/null | grep -q 'UDP, length 11'; }
until_true has_all

script=$(lua read.lua <<'END'
local check = require 'check'
local packet = require 'eco.packet'
local pcap = require 'pcap'
local packets, link = pcap.read(arg[1])
check.eq(link, pcap.ETHERNET)
local seen = {}
for _, data in ipairs(packets) do
    local pkt, err = check.ok(packet.from_ether(data)), nil
    local ip
    while pkt do
        if pkt.saddr then ip = pkt end
        local key = pkt.name
        if pkt.id and pkt.sequence then
            key = ('%s %d %d'):format(pkt.name, pkt.type, #pkt.data)
        elseif pkt.name == 'TCP' then
            key = ('TCP%s%s%s'):format(pkt.syn == 1 and ' syn' or '', pkt.ack == 1 and ' ack' or '',
                pkt.data ~= '' and ' ' .. pkt.data or '')
            local options = packet.tcp_options(pkt.options)
            check.ok(options.timestamps)
            check.eq(options.mss, pkt.syn == 1 and 65495 or nil)
        elseif pkt.name == 'UDP' then
            key = 'UDP ' .. pkt.data
        end
        seen[key] = ip and ip.saddr or true
        pkt, err = pkt:next()
    end
    check.eq(err, 'no upper protocol layer')
end
check.eq(seen['ICMP 8 57'], '127.0.0.1')
check.eq(seen['ICMP 0 57'], '127.0.0.1')
check.eq(seen['ICMPV6 128 1400'], '::1')
check.eq(seen['TCP syn'], '127.0.0.1')
check.eq(seen['TCP syn ack'], '127.0.0.1')
check.eq(seen['TCP ack from server\n'], '127.0.0.1')
check.eq(seen['UDP a datagram\n'], '::1')
END
)
run "$ECO" "$script" "$tmp/lo.pcap"
is 'status of reading' "$status" 0
