-- SPDX-License-Identifier: MIT
-- The test suite of RFC 1321, A.5.
local check = require 'check'
local hex = require 'eco.encoding.hex'
local hash = require 'eco.hash.md5'

for _, case in ipairs {
    { '',
        'd41d8cd98f00b204e9800998ecf8427e' },
    { 'a',
        '0cc175b9c0f1b6a831c399e269772661' },
    { 'abc',
        '900150983cd24fb0d6963f7d28e17f72' },
    { 'message digest',
        'f96b697d7cb7938d525a2f31aaf161d0' },
    { 'abcdefghijklmnopqrstuvwxyz',
        'c3fcd3d76192e4007dfb496cca67e13b' },
    { 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
        'd174ab98d277d9f5a5611c2c9f419d9f' },
    { ('1234567890'):rep(8),
        '57edf4a22be3c955ac49da2e2107b67a' },
} do
    check.eq(hex.encode(hash.sum(case[1])), case[2])
    local digest = hash.new()
    for byte in case[1]:sub(1, 200):gmatch '.' do
        digest:update(byte)
    end
    digest:update(case[1]:sub(201))
    check.eq(hex.encode(digest:final()), case[2], 'in pieces')
end
