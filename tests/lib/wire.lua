-- SPDX-License-Identifier: MIT
-- Two networks of the test's own, and between them a wire that loses, delays, doubles and reorders
-- what it carries. The test is in the near one, and may have sockets in both.
--
--     local wire = require 'wire'
--     wire.set { loss = 0.05, delay = 0.01, jitter = 0.01, duplicate = 0.01, seed = 1 }
--     local server = wire.far(socket.listen_tcp, wire.FAR, 0)   -- a socket over there
--     wire.set {}                                               -- perfect again
--
-- Kernels need no module for it, as they do for netem: each end is a TUN device, and tasks of the
-- test carry the packets.

local check = require 'check'
local ffi = require 'ffi'
local net = require 'net'
local packet = require 'eco.packet'
local socket = require 'eco.socket'
local time = require 'eco.time'

ffi.cdef [[
    int unshare(int flags);
    int setns(int fd, int type);
    int open(const char *path, int flags, ...);
]]

local CLONE_NEWNET = 0x40000000
local O_CLOEXEC = 524288

local wire = {
    NEAR = '10.77.0.1', FAR = '10.77.0.2', NEAR6 = 'fd77::1', FAR6 = 'fd77::2',
    DEVICE = 'wire0',   -- on both sides
    passed = 0, lost = 0, doubled = 0, late = 0, too_big = 0, resets = 0,
}

local function ip(command)
    check.eq(os.execute('ip ' .. command), 0, 'ip ' .. command)
end

-- ---- the networks -------------------------------------------------------------------------------

-- Goes into a new network; returns the device that leads out of it and a descriptor of it.
local function new_network(address, address6)
    if ffi.C.unshare(CLONE_NEWNET) ~= 0 then check.skip 'no network namespaces here' end
    local tun, err = socket.open_tun(wire.DEVICE, { tun = true, no_pi = true })
    if not tun then check.skip('no TUN device: ' .. err) end
    local network = ffi.C.open('/proc/thread-self/ns/net', O_CLOEXEC)
    check.ok(network >= 0)
    ip 'link set lo up'
    ip('address add ' .. address .. '/24 dev ' .. wire.DEVICE)
    wire.has_ipv6 = os.execute(('ip -6 address add %s/64 nodad dev %s 2>/dev/null'):format(
        address6, wire.DEVICE)) == 0
    ip('link set ' .. wire.DEVICE .. ' up')
    return tun, network
end

if not net.is_root() then check.skip 'only root can make networks' end
local far_tun, far_network = new_network(wire.FAR, wire.FAR6)
local near_tun, near_network = new_network(wire.NEAR, wire.NEAR6)

-- Calls f(...) in the far network: what it opens, and what it starts, is and stays there. It must
-- not wait.
function wire.far(f, ...)
    check.eq(ffi.C.setns(far_network, CLONE_NEWNET), 0)
    local results = table.pack(pcall(f, ...))
    check.eq(ffi.C.setns(near_network, CLONE_NEWNET), 0)
    if not results[1] then error(results[2], 0) end
    return table.unpack(results, 2, results.n)
end

-- A command of ip(8).
wire.ip = ip

-- A setting of /proc/sys/net.
function wire.sysctl(name, value)
    local file = check.ok(io.open('/proc/sys/net/' .. name, 'w'))
    file:write(value)
    file:close()
end

-- A TCP connection: the near end, the far end. The far one connects.
function wire.connection(options)
    local listener = check.ok(socket.listen_tcp(nil, 0, options))
    local port = listener:getsockname().port
    local there = wire.far(socket.tcp)
    local connecting = eco.run(there.connect, there, wire.NEAR, port, { timeout = 20 })
    local here = check.ok(listener:accept(20))
    check.same({ eco.join(connecting) }, { true, there })
    listener:close()
    return here, there
end

-- ---- the wire -----------------------------------------------------------------------------------

local state = {}
local seed = 1

local function random()
    seed = seed * 16807 % 2147483647
    return seed / 2147483647
end

-- From now on: `loss` and `duplicate` are shares from 0 to 1; `delay`, and `jitter`, the most that
-- is added to it by chance, are seconds (with jitter, packets overtake each other); `rate` is bytes
-- a second; `mtu` is that of a router in the middle, which tells whose packet is too big unless
-- it is `silent`; `reset`: a router in the middle resets each TCP connection whose packets it sees.
function wire.set(new)
    state = new
    seed = new.seed or seed
    wire.passed, wire.lost, wire.doubled, wire.late, wire.resets = 0, 0, 0, 0, 0
end

local function parse(data)
    local head = packet.from_ip(data) or packet.from_ip6(data)
    return head, head and head:next()
end

-- The ICMP message about a packet that does not fit. RFC 792, RFC 1191, RFC 4443.
local function too_big(data)
    local head = parse(data)
    if data:byte(1) >= 0x60 then
        local message = packet.icmp6(2, 0, 0, state.mtu, data:sub(1, 1000), head.daddr, head.saddr)
        return packet.ip6(head.daddr, head.saddr, socket.IPPROTO_ICMPV6, message)
    end
    local message = packet.icmp(3, 4, 0, state.mtu, data:sub(1, 28))
    return packet.ip(head.daddr, head.saddr, socket.IPPROTO_ICMP, message)
end

-- Resets for both ends of the connection that a segment belongs to. RFC 9293, 3.5.2.
local function resets(data)
    local head, tcp = parse(data)
    if not tcp or tcp.name ~= 'TCP' or tcp.rst == 1 then return end
    local build = data:byte(1) >= 0x60 and packet.ip6 or packet.ip
    local size = #(tcp.data or '') + tcp.syn + tcp.fin
    local back = packet.tcp(tcp.dest, tcp.source, tcp.ack == 1 and tcp.ack_seq or 0,
        (tcp.seq + size) % 2 ^ 32, { rst = 1, ack = 1 }, 0, head.daddr, head.saddr)
    local on = packet.tcp(tcp.source, tcp.dest, tcp.seq, 0, { rst = 1 }, 0, head.saddr, head.daddr)
    wire.resets = wire.resets + 1
    return build(head.daddr, head.saddr, socket.IPPROTO_TCP, back),
        build(head.saddr, head.daddr, socket.IPPROTO_TCP, on)
end

local function deliver(data, line)
    local now = time.monotonic()
    local wait = (state.delay or 0) + (state.jitter or 0) * random()
    if state.rate then
        line.free = math.max(line.free, now) + #data / state.rate
        wait = wait + line.free - now
    end
    if wait == 0 then
        line.to:send(data)
    else
        wire.late = wire.late + 1
        time.at(wait, function() line.to:send(data) end)
    end
end

-- May this packet be cut into fragments? RFC 791: don't fragment. IPv6 routers never do.
local function must_be_whole(data)
    return data:byte(1) >= 0x60 or data:byte(7) >= 0x40 and data:byte(7) < 0x80
end

local function carry(data, line)
    if state.mtu and #data > state.mtu and must_be_whole(data) then
        wire.too_big = wire.too_big + 1
        if not state.silent then line.from:send(too_big(data)) end
        return
    end
    if state.reset then
        local back, on = resets(data)
        if back then
            line.from:send(back)
            line.to:send(on)
            return
        end
    end
    if random() < (state.loss or 0) then
        wire.lost = wire.lost + 1
        return
    end
    wire.passed = wire.passed + 1
    deliver(data, line)
    if random() < (state.duplicate or 0) then
        wire.doubled = wire.doubled + 1
        deliver(data, line)
    end
end

local function start(from, to)
    local line = { from = from, to = to, free = 0 }
    eco.run(function()
        while true do
            local data = from:read(65536)
            if data then
                carry(data, line)
            else
                eco.sleep(0.01) -- the interface is down, or gone
            end
        end
    end)
end

start(near_tun, far_tun)
start(far_tun, near_tun)

return wire
