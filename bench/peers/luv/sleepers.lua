-- SPDX-License-Identifier: MIT
-- sleepers.lua COUNT: coroutines that wait for a timer. Prints the bytes of memory that each takes.
local uv = require 'luv'

local function sleep(seconds)
    local thread = coroutine.running()
    local timer = uv.new_timer()
    timer:start(seconds * 1000, 0, function()
        timer:close()
        coroutine.resume(thread)
    end)
    coroutine.yield()
end

local count = tonumber(arg[1])
collectgarbage()
local before = uv.resident_set_memory()
for _ = 1, count do
    coroutine.wrap(sleep)(1000)
end
print((uv.resident_set_memory() - before) / count)
os.exit(0)
