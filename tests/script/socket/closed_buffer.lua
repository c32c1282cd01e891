-- SPDX-License-Identifier: MIT
-- What was received and not read is gone after close.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
check.ok(server:send('one\ntwo\n'))
check.eq(client:read('l', 5), 'one')
client:close()
check.fails('closed', client:read('l'))
