-- SPDX-License-Identifier: MIT
-- A long stream of values does not grow the channel.
local check = require 'check'
local channel = require 'eco.channel'
local ch = channel.new(10)
local count = 100000
eco.run(function()
    for i = 1, count do
        ch:send(i)
    end
    ch:close()
end)
local sum = 0
collectgarbage()
local heap = collectgarbage 'count'
for value in function() return ch:recv() end do
    sum = sum + value
end
check.eq(sum, count * (count + 1) / 2)
jit.flush() -- compiled code counts, too
collectgarbage()
check.ok(collectgarbage 'count' < heap + 64)
