-- SPDX-License-Identifier: MIT
-- sleepers.lua COUNT: bare suspended coroutines. Prints the bytes of memory that each takes.
local function resident()
    local pages = io.open('/proc/self/statm'):read('*l'):match('^%d+ (%d+)')
    return tonumber(pages) * 4096
end

local count = tonumber(arg[1])
local kept = {}
collectgarbage()
local before = resident()
for i = 1, count do
    kept[i] = coroutine.create(coroutine.yield)
    coroutine.resume(kept[i], i)
end
print((resident() - before) / count)
os.exit(0)
