-- SPDX-License-Identifier: MIT
-- That a task is canceled which is started after a cancel or a failure, does not depend on whether
-- another one was still running.
local check = require 'check'
local group = eco.group()
group:cancel()
local seen
group:run(function() seen = select(2, eco.sleep(60)) end)
check.eq(group:wait(5), true)
check.eq(seen, 'canceled')

eco.join(group:run(error, 'the only one', 0))
seen = nil
group:run(function() seen = select(2, eco.sleep(60)) end)
check.fails('the only one', group:wait(5))
check.eq(seen, 'canceled')

group:run(function() seen = select('#', eco.sleep(0.001)) end)
check.eq(group:wait(5), true)
check.eq(seen, 0)
