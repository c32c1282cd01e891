-- SPDX-License-Identifier: MIT
-- sleepers.lua COUNT: tasks that sleep. Prints the bytes of memory that each takes.
local eco = require 'eco'

local function resident()
    local pages = io.open('/proc/self/statm'):read('*l'):match('^%d+ (%d+)')
    return tonumber(pages) * 4096
end

local count = tonumber(arg[1])
collectgarbage()
local before = resident()
for _ = 1, count do
    eco.run(eco.sleep, 1000)
end
print((resident() - before) / count)
os.exit(0)
