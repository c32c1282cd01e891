-- SPDX-License-Identifier: MIT
-- A wait inside a coroutine does not return control to the resumer, but lets other tasks run.
local check = require 'check'
local log = {}
eco.run(function()
    for i = 1, 3 do
        log[#log + 1] = 'other ' .. i
        eco.sleep(0)
    end
end)
local co = coroutine.create(function(...)
    check.same({ ... }, { 1, 2 })
    eco.sleep(0)
    log[#log + 1] = 'inside'
    local a, b = coroutine.yield('x', nil, 'y', nil)
    check.eq(a, 3)
    check.eq(b, nil)
    eco.sleep(0)
    return 'end', nil
end)
local function count(...)
    return select('#', ...), ...
end
local n, ok, x, _, y = count(coroutine.resume(co, 1, 2))
log[#log + 1] = 'resumed'
check.eq(n, 5)
check.same({ ok, x, y }, { true, 'x', 'y' })
n, ok, x = count(coroutine.resume(co, 3))
check.eq(n, 3)
check.same({ ok, x }, { true, 'end' })
check.same(log, { 'other 1', 'other 2', 'inside', 'resumed', 'other 3' })
