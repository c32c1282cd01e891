-- SPDX-License-Identifier: MIT
-- spawn.lua COUNT: coroutines that end at once. Prints nanoseconds of processor time for each.
local cqueues = require 'cqueues'

local count = tonumber(arg[1])
local done = 0
local function work()
    done = done + 1
end

local loop = cqueues.new()
local begin = os.clock()
for i = 1, count do
    loop:wrap(work)
    if i % 100 == 0 then loop:loop() end
end
assert(loop:loop())
assert(done == count)
print((os.clock() - begin) / count * 1e9)
