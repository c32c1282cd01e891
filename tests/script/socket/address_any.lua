-- SPDX-License-Identifier: MIT
-- nil is the address of any interface; connecting to it reaches this machine.
local check = require 'check'
local socket = require 'eco.socket'

local sock = check.ok(socket.tcp())
check.eq(sock:bind(nil, 0), sock)
check.eq(sock:listen(), sock)
local name = sock:getsockname()
check.eq(name.ipaddr, '0.0.0.0')
local client = check.ok(socket.tcp())
check.eq(client:connect(nil, name.port), client)
check.eq(client:getpeername().ipaddr, '127.0.0.1')
check.ok(sock:accept(5))
check.eq(check.ok(socket.listen_tcp(nil, 0)):getsockname().ipaddr, '0.0.0.0')
check.eq(check.ok(socket.listen_udp(nil, 0)):getsockname().ipaddr, '0.0.0.0')
