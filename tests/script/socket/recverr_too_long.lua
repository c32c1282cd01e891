-- SPDX-License-Identifier: MIT
-- recverr of a datagram that is too long for the interface: this host's own error has no sender.
local check = require 'check'
local socket = require 'eco.socket'

local sock = check.ok(socket.connect_udp('127.0.0.1', 9))
check.ok(sock:setoption('recverr', true))
check.fails('Message too long', sock:send(('x'):rep(65530)))
local event = sock:recverr()
check.same({ event.error, event.type, event.ipaddr }, { 'EMSGSIZE' })
