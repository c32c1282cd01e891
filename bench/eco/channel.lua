-- SPDX-License-Identifier: MIT
-- channel.lua COUNT: a value to another task and back. Prints nanoseconds of processor time per
-- round trip.
local eco = require 'eco'
local channel = require 'eco.channel'

local count = tonumber(arg[1])
local there, back = channel.new(), channel.new()
eco.run(function()
    for value in function() return there:recv() end do
        back:send(value)
    end
end)

local begin = os.clock()
for i = 1, count do
    there:send(i)
    assert(back:recv() == i)
end
print((os.clock() - begin) / count * 1e9)
there:close()
