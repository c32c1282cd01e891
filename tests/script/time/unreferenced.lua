-- SPDX-License-Identifier: MIT
-- A pending timer that nobody refers to still fires.
local check = require 'check'
local time = require 'eco.time'
local fired = 0
local function fire()
    fired = fired + 1
end
do
    local _, _ = time.at(0.005, fire), time.on(time.now() + 0.005, fire)
end
collectgarbage()
collectgarbage()
while fired < 2 do
    eco.sleep(0.001)
end
check.eq(fired, 2)
