-- SPDX-License-Identifier: MIT
-- readuntil on a fresh stream, which has no memory for bytes yet (the sanitizers look on).
local check = require 'check'
local socket = require 'eco.socket'

local a, b = check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
check.fails('timeout', b:readuntil('x', 0.01))
a:close()
check.fails('closed', b:readuntil('x'))
