-- SPDX-License-Identifier: MIT
-- Waiting for both: the first that is ready ends it, and both directions are free again.
local check = require 'check'
local fds = require 'fds'
local a, b = fds.socketpair()
local io = eco.io(a)
local both = eco.READ + eco.WRITE
check.eq(io:wait(both), true, 'there is room')
fds.fill(a)
check.fails('timeout', io:wait(both, 0.001))

eco.run(function()
    eco.sleep(0.001)
    fds.write(b, 'x')
end)
check.eq(io:wait(both, 60), true, 'something to read')
check.eq(fds.read(a, 10), 'x')
check.fails('timeout', io:wait(both, 0.001))

eco.run(function()
    eco.sleep(0.001)
    local far = eco.reader(b)
    while far:read(65536, 0.01) do end
end)
check.eq(io:wait(both, 60), true, 'room')
fds.fill(a)

local co = eco.run(function()
    check.fails('canceled', io:wait(both))
end)
check.raises('another coroutine is already waiting on this I/O object', io.wait, io, eco.WRITE)
check.raises('another coroutine is already waiting on this I/O object', io.wait, io, eco.READ)
check.raises('another coroutine is already waiting for write on this file descriptor', function()
    eco.writer(a):write('x')
end)
io:cancel()
check.ok(eco.join(co))
check.fails('timeout', io:wait(eco.READ, 0.001))
check.fails('timeout', io:wait(eco.WRITE, 0.001))
