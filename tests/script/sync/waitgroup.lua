-- SPDX-License-Identifier: MIT
-- A waitgroup: wait returns when the counter is zero, at once if it is.
local check = require 'check'
local sync = require 'eco.sync'
local group = check.ok(sync.waitgroup())
check.eq(group:wait(), true)
check.eq(group:wait(0), true)
group:add(3)
check.fails('timeout', group:wait(0.001))
local ended = 0
for _ = 1, 3 do
    eco.run(function()
        eco.sleep(0)
        ended = ended + 1
        check.eq(select('#', group:done()), 0)
    end)
end
local other = eco.run(function()
    check.eq(group:wait(), true)
    check.eq(ended, 3)
end)
check.eq(group:wait(60), true)
check.eq(ended, 3)
check.ok(eco.join(other))
