-- SPDX-License-Identifier: MIT
-- The running coroutine and those that wait for it cannot be closed.
local check = require 'check'
local main = coroutine.running()
check.raises('cannot close a running coroutine', coroutine.close, main)
local outer
outer = coroutine.create(function()
    coroutine.wrap(function()
        for _ = 1, 2 do
            check.raises('cannot close a normal coroutine', coroutine.close, outer)
            check.raises('cannot close a normal coroutine', coroutine.close, main)
            eco.sleep(0)
        end
    end)()
end)
check.ok(coroutine.resume(outer))
eco.run(function()
    check.raises('cannot close a normal coroutine', coroutine.close, main)
end)
