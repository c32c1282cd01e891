-- SPDX-License-Identifier: MIT
-- A task that is started in a group that has failed or been canceled is canceled, too; after wait
-- the group can be used again.
local check = require 'check'
local g = eco.group()
local seen
g:run(function() eco.sleep(60) end)
g:run(function() error('first', 0) end)
g:run(function() seen = select(2, eco.sleep(60)) end)
check.fails('first', g:wait(5))
check.eq(seen, 'canceled')

g:run(function() eco.sleep(60) end)
g:cancel()
seen = nil
g:run(function() seen = select(2, eco.sleep(60)) end)
check.eq(g:wait(5), true)
check.eq(seen, 'canceled')

g:run(function() seen = select('#', eco.sleep(0.001)) end)
check.eq(g:wait(5), true)
check.eq(seen, 0)
