-- SPDX-License-Identifier: MIT
-- The running coroutine and those that resumed it cannot be resumed, before and after a wait.
local check = require 'check'
local outer
outer = coroutine.create(function()
    local inner
    inner = coroutine.create(function()
        for _ = 1, 2 do
            for _, co in ipairs { inner, outer } do
                local ok, err = coroutine.resume(co)
                check.eq(ok, false)
                check.eq(err, 'cannot resume non-suspended coroutine')
            end
            eco.sleep(0)
        end
    end)
    check.ok(coroutine.resume(inner))
end)
check.ok(coroutine.resume(outer))
