-- SPDX-License-Identifier: MIT
-- RFC 6234, 8.5.
local check = require 'check'
local hex = require 'eco.encoding.hex'
local hash = require 'eco.hash.sha512'

for _, case in ipairs {
    { '',
        'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce'
            .. '47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e' },
    { 'abc',
        'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a'
            .. '2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f' },
    { 'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno'
        .. 'ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
        '8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018'
            .. '501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909' },
    { ('a'):rep(1000000),
        'e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973eb'
            .. 'de0ff244877ea60a4cb0432ce577c31beb009c5c2c49aa2e4eadb217ad8cc09b' },
    { ('01234567'):rep(80),
        '89d05ba632c699c31231ded4ffc127d5a894dad412c0e024db872d1abd2ba814'
            .. '1a0f85072a9be1e2aa04cf33c765cb510813a39cd5a84c4acaa64d3f3fb7bae9' },
    { '\208',
        '9992202938e882e73e20f6b69e68a0a7149090423d93c81bab3f21678d4aceee'
            .. 'e50e4e8cafada4c85a54ea8306826c4ad6e74cece9631bfa8a549b4ab3fbba15' },
} do
    check.eq(hex.encode(hash.sum(case[1])), case[2])
    local digest = hash.new()
    for byte in case[1]:sub(1, 200):gmatch '.' do
        digest:update(byte)
    end
    digest:update(case[1]:sub(201))
    check.eq(hex.encode(digest:final()), case[2], 'in pieces')
end
