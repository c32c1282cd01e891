-- SPDX-License-Identifier: MIT
-- io:wait(READ) and reader:wait: true when there is something, or an end; nothing is taken.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local io, reader = eco.io(r), eco.reader(r)
check.fails('timeout', io:wait(eco.READ, 0.001))
eco.run(function()
    eco.sleep(0.001)
    fds.write(w, 'x\ny')
end)
check.eq(io:wait(eco.READ), true)
check.eq(io:wait(eco.READ), true)
check.eq(reader:wait(), true)
check.eq(reader:read('l'), 'x')
check.fails('timeout', reader:wait(0.001), 'looks at the descriptor, not at the buffer')
check.eq(reader:read(1), 'y')
fds.close(w)
check.eq(io:wait(eco.READ), true, 'hang-up')
