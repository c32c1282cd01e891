-- SPDX-License-Identifier: MIT
-- Setting inside the callback repeats it; while it is suspended, a second one starts.
local check = require 'check'
local time = require 'eco.time'
local calls, inside, most = 0, 0, 0
local timer = time.at(0.001, function(timer)
    calls = calls + 1
    inside = inside + 1
    most = math.max(most, inside)
    if calls < 5 then
        timer:set(0.001)
    end
    repeat
        eco.sleep(0.001)
    until calls == 5
    inside = inside - 1
end)
while calls < 5 or inside > 0 do
    eco.sleep(0.001)
end
check.eq(most, 5)
check.ok(timer)
