-- SPDX-License-Identifier: MIT
-- generator.lua N: values through coroutine.wrap. Prints the processor time.
local n = tonumber(arg[1])

local function upto(limit)
    return coroutine.wrap(function()
        for i = 1, limit do
            coroutine.yield(i)
        end
    end)
end

local begin = os.clock()
local sum = 0
for i in upto(n) do
    sum = sum + i
end
assert(sum == n * (n + 1) / 2)
print(os.clock() - begin)
