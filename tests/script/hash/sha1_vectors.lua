-- SPDX-License-Identifier: MIT
-- RFC 3174, 7.3.
local check = require 'check'
local hex = require 'eco.encoding.hex'
local hash = require 'eco.hash.sha1'

for _, case in ipairs {
    { 'abc',
        'a9993e364706816aba3e25717850c26c9cd0d89d' },
    { 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
        '84983e441c3bd26ebaae4aa1f95129e5e54670f1' },
    { ('a'):rep(1000000),
        '34aa973cd4c4daa4f61eeb2bdbad27316534016f' },
    { ('01234567'):rep(80),
        'dea356a2cddd90c7a7ecedc5ebb563934f460452' },
} do
    check.eq(hex.encode(hash.sum(case[1])), case[2])
    local digest = hash.new()
    for byte in case[1]:sub(1, 200):gmatch '.' do
        digest:update(byte)
    end
    digest:update(case[1]:sub(201))
    check.eq(hex.encode(digest:final()), case[2], 'in pieces')
end
