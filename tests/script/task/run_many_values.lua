-- SPDX-License-Identifier: MIT
-- As many arguments and results as the VM itself lets a call have.
local check = require 'check'
local count = 7900

local co = eco.run(function(...)
    check.eq(select('#', ...), count)
    return ...
end, unpack({}, 1, count))
check.eq(select('#', eco.join(co)), count + 1)

co = eco.run(function()
    eco.sleep(0)
    return unpack({}, 1, count)
end)
check.eq(select('#', eco.join(co)), count + 1)
