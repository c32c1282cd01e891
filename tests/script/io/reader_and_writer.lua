-- SPDX-License-Identifier: MIT
-- Reading and writing one descriptor at the same time are independent.
local check = require 'check'
local fds = require 'fds'
local a, b = fds.socketpair()
local data = ('0123456789'):rep(100000)
local ended = 0
for _, fd in ipairs { a, b } do
    eco.run(function()
        check.eq(eco.writer(fd):write(data), #data)
        ended = ended + 1
    end)
    eco.run(function()
        check.eq(eco.reader(fd):readfull(#data), data)
        ended = ended + 1
    end)
end
while ended < 4 do
    eco.sleep(0.001)
end
