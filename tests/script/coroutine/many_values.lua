-- SPDX-License-Identifier: MIT
-- Values pass through a coroutine that waited as through one that did not.
local check = require 'check'
local count = 3000
local co = coroutine.wrap(function(...)
    eco.sleep(0)
    check.eq(select('#', ...), count)
    check.eq(select('#', coroutine.yield(...)), count)
    eco.sleep(0)
    return ...
end)
check.eq(select('#', co(unpack({}, 1, count))), count)
check.eq(select('#', co(unpack({}, 1, count))), count)
