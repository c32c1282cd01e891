-- SPDX-License-Identifier: MIT
-- eco.packet with random bytes, and with spoiled packets: no dissector raises, and no layer
-- has more data than there are bytes. Longer: ECO_FUZZ_SECONDS; other cases: ECO_FUZZ_SEED.
local check = require 'check'
local packet = require 'eco.packet'
local samples = require 'samples'
local time = require 'eco.time'

local seconds = tonumber(os.getenv 'ECO_FUZZ_SECONDS') or 1
math.randomseed(tonumber(os.getenv 'ECO_FUZZ_SEED') or 1)
local random = math.random

local dissectors = {}
for name, f in pairs(packet) do
    if name:find '^from_' then dissectors[#dissectors + 1] = f end
end

local function noise(size)
    local bytes = {}
    for i = 1, size do
        bytes[i] = string.char(random(0, 255))
    end
    return table.concat(bytes)
end

local function spoiled(data)
    for _ = 1, random(4) do
        local at = random(#data)
        local way = random(4)
        if way == 1 then
            data = data:sub(1, at)
        elseif way == 2 then
            data = data:sub(1, at) .. noise(random(8)) .. data:sub(at + 1)
        else -- mostly in the headers
            at = random(math.min(#data, 60))
            data = data:sub(1, at - 1) .. noise(1) .. data:sub(at + 1)
        end
    end
    return data
end

local layers, packets = 0, 0
local function follow(dissect, data)
    local pkt, err = dissect(data)
    local room = #data
    while pkt do
        layers = layers + 1
        check.eq(type(tostring(pkt)), 'string')
        if pkt.data then
            check.ok(#pkt.data <= room)
            room = #pkt.data
        end
        for name, value in pairs(pkt) do
            if type(value) == 'number' then check.ok(value >= 0 and value % 1 == 0, name) end
        end
        pkt, err = pkt:next()
    end
    check.eq(type(err), 'string')
end

local deadline = time.monotonic() + seconds
while time.monotonic() < deadline do
    eco.sleep(0)
    for _ = 1, 50 do
        packets = packets + 1
        local sample = samples[random(#samples)]
        follow(packet[sample[1]], spoiled(sample[2]))
        follow(dissectors[random(#dissectors)], noise(random(0, 120)))
        follow(dissectors[random(#dissectors)], sample[2])
    end
end
check.ok(layers > packets)
