-- SPDX-License-Identifier: MIT
-- Unlocking what is not locked is wrong use; any task may unlock.
local check = require 'check'
local sync = require 'eco.sync'
local mutex = sync.mutex()
check.raises('unlock of unlocked mutex', mutex.unlock, mutex)
mutex:lock()
eco.join(eco.run(function()
    mutex:unlock()
end))
check.raises('unlock of unlocked mutex', mutex.unlock, mutex)
check.eq(mutex:lock(0), true)
