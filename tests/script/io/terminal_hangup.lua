-- SPDX-License-Identifier: MIT
-- The other side of a terminal is gone: reads end, writes fail, nothing hangs.
local check = require 'check'
local fds = require 'fds'
local master, slave = fds.pty()
local reader = eco.reader(slave)
eco.run(function()
    eco.sleep(0.001)
    fds.close(master)
end)
check.eq(reader:read('l', 60), nil)
local result, err = eco.writer(slave):write('x', 60)
check.eq(result, nil)
check.eq(err, 'Input/output error')
