-- SPDX-License-Identifier: MIT
-- A reader on a number goes on when that is adopted, also if a task waits for it.
local check = require 'check'
local ffi = require 'ffi'
local net = require 'net'
local socket = require 'eco.socket'

local a, b = net.pair()
local number = ffi.C.dup(b:getfd())
b:close()
local reader = check.ok(eco.reader(number))
local task = eco.run(reader.read, reader, 'l', 5)
eco.sleep(0)
local adopted = check.ok(socket.adopt(number))
check.ok(a:send('one\ntwo\n'))
check.eq(net.result(task), 'one')
check.eq(reader:read('l', 5), 'two')
check.ok(adopted:send('three\n'))
check.eq(a:read('l', 5), 'three')

-- Closing is the socket's: whoever waits for the number is told.
task = eco.run(reader.read, reader, 'l')
eco.sleep(0)
adopted:close()
check.fails('canceled', net.result(task))
check.fails('closed', reader:read('l'))
