-- SPDX-License-Identifier: MIT
-- sleepers.lua COUNT: coroutines that sleep. Prints the bytes of memory that each takes.
local cqueues = require 'cqueues'

local function resident()
    local pages = io.open('/proc/self/statm'):read('*l'):match('^%d+ (%d+)')
    return tonumber(pages) * 4096
end

local count = tonumber(arg[1])
collectgarbage()
local before = resident()
local loop = cqueues.new()
for _ = 1, count do
    loop:wrap(cqueues.sleep, 1000)
end
loop:step(0)
print((resident() - before) / count)
os.exit(0)
