-- SPDX-License-Identifier: MIT
-- The second close does nothing, also when the number belongs to another socket by then.
local check = require 'check'
local net = require 'net'

local a, b = net.pair()
local fd = a:getfd()
check.eq(select('#', a:close()), 0)
check.eq(a:closed(), true)
check.eq(a:getfd(), -1)
local c, d = net.pair()
check.eq(c:getfd(), fd, 'the number is used again')
check.eq(select('#', a:close()), 0)
check.ok(c:send('x'))
check.eq(d:read(1), 'x')
check.eq(b:closed(), false)
