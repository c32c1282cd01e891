-- SPDX-License-Identifier: MIT
-- Sending to a peer that is gone, before the program was ever suspended: an error, no signal.
local check = require 'check'
local socket = require 'eco.socket'

local a, b = check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
b:close()
local _, _, code, sent = check.fails('Broken pipe', a:send('x'))
check.eq(code, 'EPIPE')
check.eq(sent, 0)
check.fails('Broken pipe', a:sendfile('CONTRIBUTING.md'))
check.fails('closed', a:read(1))
