-- SPDX-License-Identifier: MIT
-- spawn.lua COUNT: tasks that end at once. Prints nanoseconds of processor time for each.
local eco = require 'eco'

local count = tonumber(arg[1])
local done = 0
local function work()
    done = done + 1
end

local begin = os.clock()
for _ = 1, count do
    eco.run(work)
end
assert(done == count)
print((os.clock() - begin) / count * 1e9)
