-- SPDX-License-Identifier: MIT
-- A reader made from a socket's descriptor knows when the socket closed it.
local check = require 'check'
local net = require 'net'

local a, b = net.pair()
local reader, writer = check.ok(eco.reader(a:getfd())), check.ok(eco.writer(a:getfd()))
local io_object = check.ok(eco.io(a:getfd()))
local reading = eco.run(reader.read, reader, 10)
local fd = a:getfd()
a:close()
check.fails('canceled', net.result(reading))
local c, d = net.pair()
check.eq(c:getfd(), fd)
check.eq((reader:read(10, 0.1)), nil)
check.eq((writer:write('wrong')), nil)
check.eq((io_object:wait(eco.READ, 0.1)), nil)
check.ok(c:send('right'))
check.eq(d:read(10, 5), 'right')
check.fails('timeout', d:read(10, 0.005))
b:close()
