-- SPDX-License-Identifier: MIT
-- A coroutine that the loop has resumed is asked like any other whether it can be suspended, and
-- so are those that it resumes.
local check = require 'check'

local function below_sort(f)
    return pcall(table.sort, { 2, 1 }, function(x, y)
        f()
        return x < y
    end)
end

local function wait()
    eco.sleep(0)
    return 'waited'
end

local function wait_two_deep()
    return coroutine.wrap(function() return coroutine.wrap(wait)() end)()
end

local results = {}
for result in coroutine.wrap(function()
    wait()
    coroutine.yield(wait_two_deep())
    local ok, err = below_sort(wait_two_deep)
    check.eq(ok, false)
    check.ok(err:find('attempt to yield across C-call boundary', 1, true))
    coroutine.yield(wait_two_deep())
end) do
    results[#results + 1] = result
end
check.same(results, { 'waited', 'waited' })
check.eq(eco.count(), 1)
