-- SPDX-License-Identifier: MIT
-- A descriptor closed by foreign code and opened again as another socket is not the old one's.
local check = require 'check'
local ffi = require 'ffi'
local net = require 'net'

local a, b = net.pair()
local reader = eco.run(a.read, a, 10)
local fd = a:getfd()
ffi.C.close(fd)
local c, d = net.pair()
check.eq(c:getfd(), fd, 'the number is used again')
check.fails('canceled', net.result(reader))
check.fails('closed', a:send('wrong'))
check.fails('closed', a:read(1, 0.1))
a:close()
check.ok(d:send('x'))
check.eq(c:read(1, 5), 'x')
b:close()
