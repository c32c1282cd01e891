-- SPDX-License-Identifier: MIT
-- group:cancel cancels every task of the group and no other.
local check = require 'check'
local group = eco.group()
local errors = {}
for i = 1, 3 do
    group:run(function()
        errors[i] = select(2, eco.sleep(60))
    end)
end
local other = eco.run(function()
    return (select('#', eco.sleep(0.001)))
end)
check.eq(select('#', group:cancel()), 0)
check.eq(group:wait(), true)
check.same(errors, { 'canceled', 'canceled', 'canceled' })
check.eq(select(2, eco.join(other)), 0)
