-- SPDX-License-Identifier: MIT
-- The end of a stream is "closed" where the descriptor is a socket.
local check = require 'check'
local fds = require 'fds'
local a, b = fds.socketpair()
local reader = eco.reader(a)
fds.write(b, 'half')
fds.close(b)
check.eq(reader:read('l'), 'half')
check.fails('closed', reader:read('l'))
check.fails('closed', reader:read(1))
check.fails('closed', reader:readfull(1))
check.fails('closed', reader:readuntil('x'))
check.fails('closed', reader:read('a'))
