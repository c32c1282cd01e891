-- SPDX-License-Identifier: MIT
-- mutex.lua COUNT: a lock that nobody else wants. Prints nanoseconds of processor time per lock and
-- unlock.
local sync = require 'eco.sync'

local count = tonumber(arg[1])
local mutex = sync.mutex()
local begin = os.clock()
for _ = 1, count do
    mutex:lock()
    mutex:unlock()
end
print((os.clock() - begin) / count * 1e9)
