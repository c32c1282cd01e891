-- SPDX-License-Identifier: MIT
-- Who times out is not signalled any more; the next one is.
local check = require 'check'
local sync = require 'eco.sync'
local cond = sync.cond()
local got
local co = eco.run(function()
    check.fails('timeout', cond:wait(0.001))
end)
local other = eco.run(function()
    got = cond:wait()
end)
check.ok(eco.join(co))
check.eq(cond:signal('x'), true)
check.eq(cond:signal('y'), false)
check.ok(eco.join(other))
check.eq(got, 'x')
