-- SPDX-License-Identifier: MIT
-- For tests of memory:
--
--     local used = memory.measure()
--     ...
--     check.ok(used() / 1000 < 1024) -- bytes for each of a thousand

local check = require 'check'
local sys = require 'eco.sys'

local memory = {}

-- Sanitizers and valgrind need memory of their own.
local function is_instrumented()
    for line in io.lines '/proc/self/maps' do
        if line:find 'libasan' or line:find 'vgpreload' then return true end
    end
    return false
end

if is_instrumented() then
    check.skip 'this is not the memory of eco alone'
end

-- Pages in memory, as bytes.
local function resident()
    local file = assert(io.open '/proc/self/statm')
    local pages = file:read '*a':match '^%d+ (%d+)'
    file:close()
    return tonumber(pages) * 4096
end

-- Returns a function that tells how many more bytes are in use than now.
function memory.measure()
    collectgarbage()
    collectgarbage()
    local before = resident()
    return function()
        collectgarbage()
        collectgarbage()
        return resident() - before
    end
end

-- Allows this many descriptors, or as many as may be; returns how many.
function memory.allow_descriptors(count)
    local _, hard = sys.rlimit 'nofile'
    return (check.ok(sys.rlimit('nofile', math.min(count, hard))))
end

return memory
