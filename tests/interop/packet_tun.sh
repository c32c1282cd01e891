# SPDX-License-Identifier: MIT
# The kernel takes what eco.packet builds, which it does only if the checksums are right, and its
# answers are taken apart: echoes, UDP and TCP over IPv4 and IPv6, through a TUN device.
. tests/lib/programs.sh
in_own_network
[ -c /dev/net/tun ] || skip 'no /dev/net/tun'

script=$(lua tun.lua <<'LUA'
local check = require 'check'
local packet = require 'eco.packet'
local socket = require 'eco.socket'
local tun = check.ok(socket.open_tun 'eco0')
for _, command in ipairs { 'address add 10.9.0.1/24 dev eco0', 'link set eco0 up',
    'address add fd00::1/64 dev eco0 nodad' } do
    check.eq(os.execute('ip ' .. command), 0)
end

-- The packet of this kind that comes next.
local function receive(from, name, matches, limit)
    return eco.timeout(limit or 10, function()
        while true do
            local data = check.ok(tun:read(2000))
            local ip = packet.from_ip(data) or packet.from_ip6(data)
            local pkt = ip and ip.saddr == from and ip:next()
            if pkt and pkt.name == name and matches(pkt) then
                return pkt
            end
        end
    end)
end

for _, net in ipairs {
    { here = '10.9.0.1', there = '10.9.0.77', build = packet.ip, icmp = 1, name = 'ICMP',
        echo = packet.icmp(8, 0, 77, 5, 'odd'), reply = 0 },
    { here = 'fd00::1', there = 'fd00::77', build = packet.ip6, icmp = 58, name = 'ICMPV6',
        echo = packet.icmp6(128, 0, 77, 5, 'odd', 'fd00::77', 'fd00::1'), reply = 129 },
} do
    local here, there, build = net.here, net.there, net.build
    local reply
    for _ = 1, 50 do -- the kernel drops what it sends until it has seen that the device is up
        check.ok(tun:send(build(there, here, net.icmp, net.echo)))
        reply = receive(here, net.name, function(pkt) return pkt.type == net.reply end, 0.2)
        if reply then break end
    end
    check.ok(reply)
    check.same({ reply.id, reply.sequence, reply.data }, { 77, 5, 'odd' })

    local sock = check.ok(socket.listen_udp(here, 0))
    local port = sock:getsockname().port
    for _, data in ipairs { 'odd', 'even' } do
        check.ok(tun:send(build(there, here, 17, packet.udp(1234, port, data, there, here))))
        local got, peer = sock:recvfrom(100, 10)
        check.eq(got, data)
        check.same({ peer.ipaddr, peer.port }, { there, 1234 })
    end
    check.ok(sock:sendto('answer', there, 1234))
    local answer = check.ok(receive(here, 'UDP', function(pkt) return pkt.source == port end))
    check.same({ answer.dest, answer.data }, { 1234, 'answer' })

    -- Nobody listens there: the kernel resets, and quotes our number.
    local syn = packet.tcp(1234, 1, 1000, 0, { syn = 1 }, 100, there, here)
    check.ok(tun:send(build(there, here, 6, syn)))
    local reset = check.ok(receive(here, 'TCP', function() return true end))
    check.same({ reset.rst, reset.ack, reset.ack_seq, reset.source }, { 1, 1, 1001, 1 })

    -- And a handshake with data.
    local server = check.ok(socket.listen_tcp(here, 0))
    local service = server:getsockname().port
    local function send(seq, ack, flags, data)
        check.ok(tun:send(build(there, here, 6,
            packet.tcp(1235, service, seq, ack, flags, 1000, there, here, data))))
    end
    send(2 ^ 32 - 1, 0, { syn = 1 })
    local accepted = check.ok(receive(here, 'TCP', function(pkt) return pkt.syn == 1 end))
    check.eq(accepted.ack_seq, 0)
    send(0, (accepted.seq + 1) % 2 ^ 32, { ack = 1, psh = 1 }, 'hello\n')
    local client = check.ok(server:accept(10))
    check.eq(client:read('l', 10), 'hello')
end
LUA
)
run "$ECO" "$script"
[ "$status" != 77 ] || skip "$out"
is status "$status" 0
