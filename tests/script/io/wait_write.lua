-- SPDX-License-Identifier: MIT
-- io:wait(WRITE) and writer:wait: true when there is room, or nobody to read.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local io, writer = eco.io(w), eco.writer(w)
check.eq(io:wait(eco.WRITE), true)
check.eq(writer:wait(), true)
fds.fill(w)
check.fails('timeout', io:wait(eco.WRITE, 0.001))
check.fails('timeout', writer:wait(0.001))
eco.run(function()
    eco.sleep(0.001)
    fds.read(r, 65536)
end)
check.eq(io:wait(eco.WRITE, 60), true)
fds.fill(w)
eco.run(function()
    eco.sleep(0.001)
    fds.close(r)
end)
check.eq(io:wait(eco.WRITE, 60), true, 'hang-up')
check.fails('Broken pipe', writer:write('x'))
