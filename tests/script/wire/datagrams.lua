-- SPDX-License-Identifier: MIT
-- A datagram arrives as it was sent or not at all, in any order and perhaps twice, whatever the
-- wire does; also those that travel in fragments.
local check = require 'check'
local hash = require 'eco.hash'
local random = require 'eco.random'
local socket = require 'eco.socket'
local wire = require 'wire'

local kSizes = { 0, 1, 1000, 1472, 1473, 9000, 60000 }

local function exchange(near_address, far_address)
    local there = wire.far(socket.listen_udp, far_address, 0)
    local here = check.ok(socket.listen_udp(near_address, 0))
    local port = there:getsockname().port
    local arrived = {}
    local receiver = eco.run(function()
        for data, peer in function() return there:recvfrom(65536, 0.3) end do
            check.eq(peer.ipaddr, near_address)
            check.eq(data:sub(1, 32), hash.sha256.sum(data:sub(33)), 'the hash of ' .. #data)
            arrived[#data - 32] = true
        end
    end)
    for _ = 1, 15 do
        for _, size in ipairs(kSizes) do
            local data = random.bytes(size)
            check.eq(here:sendto(hash.sha256.sum(data) .. data, far_address, port), size + 32)
        end
        eco.sleep(0.001)
    end
    check.same({ eco.join(receiver) }, { true })
    for _, size in ipairs(kSizes) do
        check.ok(arrived[size] or size > 1473, size) -- many fragments make loss likely
    end
    here:close()
    there:close()
end

for seed, impairment in ipairs {
    { loss = 0.1 },
    { delay = 0.002, jitter = 0.01 },
    { duplicate = 0.3 },
    { loss = 0.05, jitter = 0.01, duplicate = 0.1 },
} do
    impairment.seed = seed
    wire.set(impairment)
    local both = eco.group()
    both:run(exchange, wire.NEAR, wire.FAR)
    if wire.has_ipv6 then both:run(exchange, wire.NEAR6, wire.FAR6) end
    check.ok(both:wait(20))
end
os.exit(0)
