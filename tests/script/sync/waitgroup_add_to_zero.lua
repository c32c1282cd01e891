-- SPDX-License-Identifier: MIT
-- Reaching zero by add wakes all waiters as well.
local check = require 'check'
local sync = require 'eco.sync'
local group = sync.waitgroup()
group:add(2)
local co = eco.run(function()
    check.eq(group:wait(), true)
end)
local other = eco.run(function()
    check.eq(group:wait(), true)
end)
group:add(-2)
check.ok(eco.join(co))
check.ok(eco.join(other))
