-- SPDX-License-Identifier: MIT
-- ttl is the TTL of IPv4 and the hop limit of IPv6.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local function try(sock)
    check.eq(sock:setoption('ttl', 7), true)
    check.eq(sock:getoption 'ttl', 7)
    local _, _, code = check.fails('Invalid argument', sock:setoption('ttl', 256))
    check.eq(code, 'EINVAL')
    check.raises('bad argument', sock.setoption, sock, 'ttl', true)
end
try(check.ok(socket.udp()))
try(check.ok(socket.tcp()))
if net.has_ipv6() then
    try(check.ok(socket.udp6()))
end
check.ok(not net.pair():setoption('ttl', 7))
