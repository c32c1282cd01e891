-- SPDX-License-Identifier: MIT
-- A coroutine that waits inside another task cannot be closed apart from it.
local check = require 'check'
local inner
local task = eco.run(function()
    inner = coroutine.create(function()
        eco.sleep(0.001)
        return 'end'
    end)
    check.same({ coroutine.resume(inner) }, { true, 'end' })
end)
check.raises('cannot close a normal coroutine', coroutine.close, inner)
check.ok(eco.join(task))
check.eq(coroutine.close(inner), true)
