-- SPDX-License-Identifier: MIT
-- A C function between two coroutines: the wait raises there, and the task is unharmed.
local check = require 'check'
local inner
local outer = coroutine.wrap(function()
    local ok, err = pcall(table.sort, { 1, 2 }, function()
        inner = coroutine.create(function()
            eco.sleep(0.001)
        end)
        local resumed, message = coroutine.resume(inner)
        error(resumed and 'no error' or message, 0)
    end)
    check.eq(ok, false)
    eco.sleep(0)
    return err
end)
check.ok(outer():find('attempt to yield across C-call boundary', 1, true))
eco.sleep(0.005)
check.eq(eco.count(), 1)
