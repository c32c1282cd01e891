-- SPDX-License-Identifier: MIT
-- Terminals: lines, timeouts and both directions.
local check = require 'check'
local fds = require 'fds'
local master, slave = fds.pty()
local reader, writer = eco.reader(slave), eco.writer(slave)
local far_reader, far_writer = eco.reader(master), eco.writer(master)
eco.run(function()
    eco.sleep(0.001)
    far_writer:write('typed\n')
end)
check.eq(reader:read('l', 60), 'typed')
check.fails('timeout', reader:read('l', 0.001))
check.eq(writer:write('answer\n'), 7)
check.eq(far_reader:read('l', 60), 'answer')
check.eq(reader:wait(0.001), nil)
far_writer:write('x')
check.eq(reader:wait(60), true)
check.eq(reader:read(10), 'x')
