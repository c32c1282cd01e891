-- SPDX-License-Identifier: MIT
-- Streams over interfaces with tiny packets, and through a router that takes only smaller packets
-- than both ends: it says so, or drops them silently until that is mended.
local check = require 'check'
local hash = require 'eco.hash'
local random = require 'eco.random'
local socket = require 'eco.socket'
local wire = require 'wire'

local function transfer(address, size)
    local listener = wire.far(socket.listen_tcp, address, 0)
    local here = check.ok(socket.connect_tcp(address, listener:getsockname().port))
    local there = check.ok(listener:accept(10))
    listener:close()
    for _, pair in ipairs { { here, there }, { there, here } } do
        local data = random.bytes(size)
        local sender = eco.run(pair[1].send, pair[1], data)
        check.eq(hash.sha256.sum(check.ok(pair[2]:readfull(size, 20))), hash.sha256.sum(data))
        check.same({ eco.join(sender) }, { true, size })
    end
    here:close()
    there:close()
end

-- A router: RFC 1191 and RFC 8201.
wire.set { mtu = 600 }
transfer(wire.FAR, 200000)
check.ok(wire.too_big > 0)
if wire.has_ipv6 then
    wire.set { mtu = 1280 }
    local before = wire.too_big
    transfer(wire.FAR6, 200000)
    check.ok(wire.too_big > before)
end

-- A datagram that is too big is lost; the next one goes in fragments.
wire.set { mtu = 500 }
local there = wire.far(socket.listen_udp, wire.FAR, 0)
local here = check.ok(socket.connect_udp(wire.FAR, there:getsockname().port))
local big = random.bytes(1400)
local got
for _ = 1, 50 do
    check.eq(here:send(big), #big)
    got = there:recvfrom(2000, 0.1)
    if got then break end
end
check.eq(got, big)

-- A black hole: a sender whose time is limited is told; once the path is good, nothing is missing.
wire.set { mtu = 400, silent = true }
local a, b = wire.connection()
local data = random.bytes(3000000)
local _, err, _, sent = a:send(data, 0.3)
check.eq(err, 'timeout')
check.fails('timeout', b:read(1, 0.05))
wire.set {}
local rest = eco.run(a.send, a, data:sub(sent + 1))
check.eq(hash.sha256.sum(check.ok(b:readfull(#data, 20))), hash.sha256.sum(data))
check.same({ eco.join(rest) }, { true, #data - sent })

-- Tiny interfaces: 68 bytes is the least of IPv4 (RFC 791), 1280 that of IPv6 (RFC 8200).
for _, mtu in ipairs { 1280, 576, 68 } do
    for _, side in ipairs { wire.ip, function(command) wire.far(wire.ip, command) end } do
        side(('link set %s mtu %d'):format(wire.DEVICE, mtu))
    end
    wire.set {}
    transfer(wire.FAR, mtu < 100 and 5000 or 100000)
    if mtu == 1280 and wire.has_ipv6 then transfer(wire.FAR6, 100000) end
end
os.exit(0)
