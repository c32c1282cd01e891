-- SPDX-License-Identifier: MIT
-- timers.lua COUNT: timers that fire at random moments within a second. Prints the processor time
-- of it all in milliseconds.
local uv = require 'luv'

local count = tonumber(arg[1])
local fired = 0

math.randomseed(1)
local begin = os.clock()
for _ = 1, count do
    local timer = uv.new_timer()
    timer:start(math.floor(math.random() * 1000), 0, function()
        fired = fired + 1
        timer:close()
    end)
end
uv.run()
assert(fired == count)
print((os.clock() - begin) * 1e3)
