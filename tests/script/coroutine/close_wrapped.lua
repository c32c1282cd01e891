-- SPDX-License-Identifier: MIT
-- A coroutine of coroutine.wrap that has been closed does not go on.
local check = require 'check'
local co
local generator = coroutine.wrap(function()
    co = coroutine.running()
    coroutine.yield(1)
    return 'went on'
end)
check.eq(generator(), 1)
check.eq(coroutine.close(co), true)
check.raises('cannot resume dead coroutine', generator)
check.eq(coroutine.status(co), 'dead')
