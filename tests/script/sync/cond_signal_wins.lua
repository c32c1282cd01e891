-- SPDX-License-Identifier: MIT
-- A signal given after the time is over, but before the waiter heard of that, arrives.
local check = require 'check'
local sync = require 'eco.sync'
local time = require 'eco.time'
local cond = sync.cond()
local got
local co = eco.run(function()
    got = cond:wait(0.002)
end)
local stop = time.monotonic() + 0.01
while time.monotonic() < stop do end
check.eq(cond:signal('in time'), true)
check.ok(eco.join(co))
check.eq(got, 'in time')
