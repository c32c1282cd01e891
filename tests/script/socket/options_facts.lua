-- SPDX-License-Identifier: MIT
-- What getoption tells besides: error, type, domain, protocol.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local tcp, udp = check.ok(socket.tcp()), check.ok(socket.udp())
check.eq(tcp:getoption('type'), socket.SOCK_STREAM)
check.eq(udp:getoption('type'), socket.SOCK_DGRAM)
check.eq(tcp:getoption('domain'), socket.AF_INET)
check.eq(net.pair():getoption('domain'), socket.AF_UNIX)
check.eq(tcp:getoption('protocol'), socket.IPPROTO_TCP)
check.eq(udp:getoption('protocol'), socket.IPPROTO_UDP)
check.eq(tcp:getoption('error'), nil)
