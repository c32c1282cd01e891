-- SPDX-License-Identifier: MIT
-- The watchdog's limit is an integer from 0 to 5000.
local check = require 'check'
local text = 'timeout must be in range [0, 5000]'
check.raises(text, eco.set_watchdog_timeout, -1)
check.raises(text, eco.set_watchdog_timeout, 5001)
check.raises(text, eco.set_watchdog_timeout, math.huge)
check.raises(text, eco.set_watchdog_timeout, 0 / 0)
check.raises('number has no integer representation', eco.set_watchdog_timeout, 1.5)
check.raises('number expected', eco.set_watchdog_timeout)
for _, limit in ipairs { 0, 1, 5000 } do
    check.eq(select('#', eco.set_watchdog_timeout(limit)), 0)
end
