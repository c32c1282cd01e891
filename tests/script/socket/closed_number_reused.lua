-- SPDX-License-Identifier: MIT
-- A closed socket touches nothing of the socket that has its number now.
local check = require 'check'
local net = require 'net'

local old, old_peer = net.pair()
local fd = old:getfd()
local reader = eco.run(old.read, old, 10)
old:close()
local new, new_peer = net.pair()
check.eq(new:getfd(), fd, 'the number is used again')

check.fails('canceled', net.result(reader))
check.ok(new_peer:send('secret\n'))
check.fails('closed', old:read('l', 1))
check.fails('closed', old:recvfrom(10, 1))
check.fails('closed', old:send('wrong'))
check.fails('closed', old:setoption('keepalive', true))
check.fails('closed', old:getsockname())
check.fails('closed', old:shutdown('both'))
old:close()
check.eq(new:read('l', 5), 'secret')
check.eq(new:getoption('keepalive'), false)
check.ok(new:send('fine\n'))
check.eq(new_peer:read('l', 5), 'fine')
old_peer:close()

-- Collecting the old object closes nothing either.
old = nil
collectgarbage()
collectgarbage()
check.ok(new:send('fine\n'))
check.eq(new_peer:read('l', 5), 'fine')
