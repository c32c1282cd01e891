-- SPDX-License-Identifier: MIT
-- A deadline is that of the calling task; tasks it starts have none.
local check = require 'check'
local co
check.fails('timeout', eco.timeout(0.001, function()
    co = eco.run(function()
        eco.sleep(0.01)
        return 'not timed out'
    end)
    eco.sleep(60)
end))
check.eq(select(2, eco.join(co)), 'not timed out')
