-- SPDX-License-Identifier: MIT
-- A line of 3 MB, over many packets.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
local line = ('long line '):rep(300 * 1024)
local task = eco.run(server.send, server, line .. '\n' .. 'next\n')
check.eq(client:read('l', 10) == line, true)
check.eq(client:read('l', 10), 'next')
check.eq(net.result(task), #line + 6)
