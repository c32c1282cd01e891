-- SPDX-License-Identifier: MIT
-- The first failure cancels the others, and is what wait returns once they have ended.
local check = require 'check'
local group = eco.group()
local log = {}
for i = 1, 3 do
    group:run(function()
        log[i] = select(2, eco.sleep(60))
        error 'a later failure'
    end)
end
local value = { 'the first failure' }
group:run(function()
    eco.sleep(0.001)
    error(value)
end)
local ok, err = group:wait()
check.eq(ok, nil)
check.eq(err, value)
check.same(log, { 'canceled', 'canceled', 'canceled' })
check.eq(eco.count(), 1)
