-- SPDX-License-Identifier: MIT
-- Routers and hosts that say no by ICMP: what a connect, and UDP, get of it. RFC 792, RFC 4443.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'
local wire = require 'wire'

local function says(code, ...)
    local result, _, got = ...
    check.eq(result, nil)
    check.eq(got, code)
end

-- The far host routes; behind it there are addresses that cannot be reached, each in its way.
wire.far(function()
    wire.sysctl('ipv4/ip_forward', 1)
    wire.sysctl('ipv4/icmp_ratelimit', 0)
    wire.ip 'route add unreachable 198.51.100.1'    -- host unreachable
    wire.ip 'route add prohibit 198.51.100.2'       -- communication prohibited
    wire.ip 'route add blackhole 198.51.100.3'      -- silence
    if wire.has_ipv6 then
        wire.sysctl('ipv6/conf/all/forwarding', 1)
        wire.sysctl('ipv6/icmp/ratelimit', 0)
        wire.ip '-6 route add unreachable fd78::1'
        wire.ip '-6 route add prohibit fd78::2'
    end
end)
wire.ip('route add 198.51.100.0/24 via ' .. wire.FAR)
if wire.has_ipv6 then wire.ip('-6 route add fd78::/64 via ' .. wire.FAR6) end

-- TCP: the connect fails at once.
says('EHOSTUNREACH', socket.connect_tcp('198.51.100.1', 80))
says('EHOSTUNREACH', socket.connect_tcp('198.51.100.2', 80))
check.fails('timeout', socket.connect_tcp('198.51.100.3', 80, { timeout = 0.1 }))
says('ENETUNREACH', socket.connect_tcp('198.51.100.4', 80)) -- the router has no route
if wire.has_ipv6 then
    says('ENETUNREACH', socket.connect_tcp('fd78::1', 80)) -- the kernel says: no route
    says('EACCES', socket.connect_tcp('fd78::2', 80))
end

-- UDP: a port that nobody has is an error of the next call, whether that sends or waits.
local port = wire.far(function() return (net.closed_port(socket.udp)) end)
local udp = check.ok(socket.connect_udp(wire.FAR, port))
check.eq(udp:send 'x', 1)
says('ECONNREFUSED', udp:recv(10, 10))
local waiting = eco.run(udp.recv, udp, 10)
check.eq(udp:send 'x', 1)
check.same({ eco.join(waiting, 10) }, { true, nil, 'Connection refused', 'ECONNREFUSED' })
check.eq(udp:send 'x', 1)
local code
for _ = 1, 2000 do
    code = select(3, udp:send 'x')
    if code then break end
    eco.sleep(0.001)
end
check.eq(code, 'ECONNREFUSED')

-- An unreachable host may become reachable: only who asks for errors gets this one.
udp = check.ok(socket.connect_udp('198.51.100.1', 9))
check.eq(udp:send 'x', 1)
check.fails('timeout', udp:recv(10, 0.1))
check.ok(udp:setoption('recverr', true))
-- The router sends a host five of these, then one in a second; a SYN that was sent again had one.
for _ = 1, 10 do
    udp:send 'x'
    code = select(3, udp:recv(10, 1.5))
    if code then break end
end
check.eq(code, 'EHOSTUNREACH')
local report = check.ok(udp:recverr())
check.same({ report.error, report.ipaddr, report.data }, { 'EHOSTUNREACH', wire.FAR, 'x' })
os.exit(0)
