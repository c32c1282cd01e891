-- SPDX-License-Identifier: MIT
-- A task may yield; another resumes it with values, which it gets when its turn comes.
local check = require 'check'
local log = {}
local co = eco.run(function()
    log[1] = { coroutine.yield('dropped') }
    log[2] = { coroutine.yield() }
    return 'end'
end)
check.eq(coroutine.status(co), 'suspended')
check.eq(coroutine.resume(co, 1, nil, 3), true)
check.eq(#log, 0, 'resumed later')
eco.sleep(0)
check.same(log[1], { 1, nil, 3 })
check.eq(coroutine.resume(co), true)
check.same({ coroutine.resume(co) }, { false, 'cannot resume non-suspended coroutine' },
    'once is enough')
check.eq(select(2, eco.join(co)), 'end')
check.same(log[2], {})
