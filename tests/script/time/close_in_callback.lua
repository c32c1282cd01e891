-- SPDX-License-Identifier: MIT
-- A timer may be closed by its own callback.
local check = require 'check'
local time = require 'eco.time'
local done
time.at(0, function(timer)
    timer:close()
    check.fails('closed', timer:set(1))
    eco.sleep(0)
    done = true
end)
while not done do
    eco.sleep(0.001)
end
