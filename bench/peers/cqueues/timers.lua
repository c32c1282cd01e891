-- SPDX-License-Identifier: MIT
-- timers.lua COUNT: coroutines that sleep until a random moment within a second. Prints the
-- processor time of it all in milliseconds.
local cqueues = require 'cqueues'

local count = tonumber(arg[1])
local fired = 0
math.randomseed(1)
local begin = os.clock()
local loop = cqueues.new()
for _ = 1, count do
    loop:wrap(function()
        cqueues.sleep(math.random())
        fired = fired + 1
    end)
end
assert(loop:loop())
assert(fired == count)
print((os.clock() - begin) * 1e3)
