-- SPDX-License-Identifier: MIT
-- A reader whose number its owner closed, and a timer got, leaves the timer alone.
local check = require 'check'
local ffi = require 'ffi'
local socket = require 'eco.socket'
local time = require 'eco.time'

ffi.cdef [[int dup(int fd); int close(int fd);]]

local a, b = check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
local fd = ffi.C.dup(a:getfd())
local readers = { check.ok(eco.reader(fd)) }
check.fails('timeout', readers[1]:read(1, 0.001)) -- registered now
ffi.C.close(fd)

local fired = false
local timer = check.ok(time.on(time.now() + 0.05, function() fired = true end))
readers[1] = nil
collectgarbage()
collectgarbage()
eco.sleep(0.2)
check.eq(fired, true)
timer:close()
a:close()
b:close()
