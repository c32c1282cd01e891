-- SPDX-License-Identifier: MIT
-- Who times out leaves the queue; the lock goes to the next.
local check = require 'check'
local sync = require 'eco.sync'
local mutex = sync.mutex()
mutex:lock()
local impatient = eco.run(function()
    check.fails('timeout', mutex:lock(0.001))
end)
local patient = eco.run(function()
    check.eq(mutex:lock(60), true)
    mutex:unlock()
end)
check.ok(eco.join(impatient))
mutex:unlock()
check.ok(eco.join(patient))
check.eq(mutex:lock(0), true)
