-- SPDX-License-Identifier: MIT
-- spawn.lua COUNT: bare coroutines that end at once. Prints nanoseconds of processor time for each.
local count = tonumber(arg[1])
local done = 0
local function work()
    done = done + 1
end

local begin = os.clock()
for _ = 1, count do
    coroutine.resume(coroutine.create(work))
end
assert(done == count)
print((os.clock() - begin) / count * 1e9)
