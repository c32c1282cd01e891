-- SPDX-License-Identifier: MIT
-- htonl and its sisters.
local check = require 'check'
local socket = require 'eco.socket'

if require('ffi').abi 'be' then
    check.skip 'network order is the order of this machine'
end
for _, swap in ipairs { socket.htonl, socket.ntohl } do
    check.eq(swap(0x01020304), 0x04030201)
    check.eq(swap(1), 0x01000000)
    check.eq(swap(0x80), 0x80000000) -- unsigned
    check.eq(swap(-1), 0xffffffff)
    check.eq(swap(2 ^ 32 + 1), 0x01000000) -- the low bits
    check.raises('bad argument', swap, 1.5)
    check.raises('bad argument', swap, {})
end
for _, swap in ipairs { socket.htons, socket.ntohs } do
    check.eq(swap(0x0102), 0x0201)
    check.eq(swap(0x80), 0x8000)
    check.eq(swap(0x10001), 0x0100)
    check.eq(swap(-1), 0xffff)
    check.raises('bad argument', swap, 0.5)
end
