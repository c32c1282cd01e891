-- SPDX-License-Identifier: MIT
-- RFC 6234, 8.5.
local check = require 'check'
local hex = require 'eco.encoding.hex'
local hash = require 'eco.hash.sha256'

for _, case in ipairs {
    { '',
        'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
    { 'abc',
        'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' },
    { 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
        '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1' },
    { ('a'):rep(1000000),
        'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0' },
    { ('01234567'):rep(80),
        '594847328451bdfa85056225462cc1d867d877fb388df0ce35f25ab5562bfbb5' },
    { '\25',
        '68aa2e2ee5dff96e3355e6c7ee373e3d6a4e17f75f9518d843709c0c9bc3e3d4' },
    { '\227\209\229',
        '98a8477a138931c997ef0e4742d129ebc8aab1ec63291a232265a3a2b1ea9ae8' },
} do
    check.eq(hex.encode(hash.sum(case[1])), case[2])
    local digest = hash.new()
    for byte in case[1]:sub(1, 200):gmatch '.' do
        digest:update(byte)
    end
    digest:update(case[1]:sub(201))
    check.eq(hex.encode(digest:final()), case[2], 'in pieces')
end
