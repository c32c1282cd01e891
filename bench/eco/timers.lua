-- SPDX-License-Identifier: MIT
-- timers.lua COUNT: timers that fire at random moments within a second. Prints the processor time
-- of it all in milliseconds.
local eco = require 'eco'
local time = require 'eco.time'

local count = tonumber(arg[1])
local fired = 0
local function fire()
    fired = fired + 1
end

math.randomseed(1)
local begin = os.clock()
for _ = 1, count do
    time.at(math.random(), fire)
end
while fired < count do
    eco.sleep(0.05)
end
print((os.clock() - begin) * 1e3)
