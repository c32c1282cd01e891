-- SPDX-License-Identifier: MIT
-- What works in memory: digests, encodings, random numbers, packets, the library of Lua 5.4.
local scenario = require 'scenario'
local base64 = require 'eco.encoding.base64'
local hex = require 'eco.encoding.hex'
local packet = require 'eco.packet'
local random = require 'eco.random'
local sha256 = require 'eco.hash.sha256'
local must, right = scenario.must, scenario.right

local data = scenario.pattern(100000)

scenario.run(function()
    right(base64.decode(base64.encode(data)) == data, 'base64')
    right(hex.decode(hex.encode(data)) == data, 'hex')
    local digest = sha256.sum(data)
    local pieces = sha256.new()
    for i = 1, #data, 1000 do
        pieces:update(data:sub(i, i + 999))
    end
    right(pieces:final() == digest, 'the digest')
    right(#must(random.bytes(100)) == 100, 'random bytes')
    local frame = packet.udp(1, 2, 'text', '192.0.2.1', '192.0.2.2')
    right(packet.from_udp(frame).source == 1, 'the packet')
    right(string.unpack('>I4s2', string.pack('>I4s2', 7, 'text')) == 7, 'pack')
    right(utf8.len 'äöü' == 3, 'utf8')
    right(select('#', table.unpack { 1, 2, 3 }) == 3, 'unpack')
end)
