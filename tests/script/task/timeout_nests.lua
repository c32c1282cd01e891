-- SPDX-License-Identifier: MIT
-- Of nested deadlines the nearest one ends a wait; afterwards the outer one counts again.
local check = require 'check'

-- The inner one is nearer.
local outer = eco.timeout(60, function()
    check.fails('timeout', eco.timeout(0.001, eco.sleep, 60))
    eco.sleep(0)
    return 'outer goes on'
end)
check.eq(outer, 'outer goes on')

-- The outer one is nearer.
local inner, inner_err, after
local result, err = eco.timeout(0.005, function()
    inner, inner_err = eco.timeout(60, function()
        return eco.sleep(60)
    end)
    after = select(2, eco.sleep(60))
end)
check.eq(inner, nil)
check.eq(inner_err, 'timeout')
check.eq(after, 'timeout')
check.eq(result, nil)
check.eq(err, 'timeout')
eco.sleep(0.001)
