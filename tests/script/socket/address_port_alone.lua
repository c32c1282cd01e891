-- SPDX-License-Identifier: MIT
-- A number alone is the port.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local port, holder = net.closed_port()
holder:close()
local sock = check.ok(socket.listen_tcp(port))
check.same(sock:getsockname(), { family = socket.AF_INET, ipaddr = '0.0.0.0', port = port })
sock = check.ok(socket.listen_udp(0, { reuseaddr = true }))
check.eq(sock:getoption('reuseaddr'), true)
check.eq(sock:getsockname().ipaddr, '0.0.0.0')
