-- SPDX-License-Identifier: MIT
-- Once the deadline has passed every later wait fails too, and the result is nil, "timeout" whatever
-- the function made of it.
local check = require 'check'
local later
local result, err, more = eco.timeout(0.001, function()
    check.fails('timeout', eco.sleep(60))
    check.fails('timeout', eco.sleep(60))
    check.fails('timeout', eco.sleep(0))
    later = true
    return 'a result', 'of my own', 3
end)
check.eq(later, true)
check.eq(result, nil)
check.eq(err, 'timeout')
check.eq(more, nil)

-- An error is an error.
check.raises('mine', eco.timeout, 0.001, function()
    check.fails('timeout', eco.sleep(60))
    error 'mine'
end)
