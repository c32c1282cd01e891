-- SPDX-License-Identifier: MIT
-- eco.run runs the task until it first suspends, with all its arguments, and returns its thread.
local check = require 'check'
local log, inner = {}, nil

local co = eco.run(function(...)
    inner = coroutine.running()
    log[#log + 1] = 'count ' .. select('#', ...)
    check.same({ ... }, { 1, nil, 'x' })
    eco.sleep(0)
    log[#log + 1] = 'after'
end, 1, nil, 'x', nil)
log[#log + 1] = 'returned'
check.eq(co, inner)
check.eq(type(co), 'thread')
eco.join(co)
check.same(log, { 'count 4', 'returned', 'after' })
