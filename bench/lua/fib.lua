-- SPDX-License-Identifier: MIT
-- fib.lua N: calls. Prints the processor time.
local function fib(n)
    if n < 2 then return n end
    return fib(n - 1) + fib(n - 2)
end

local n = tonumber(arg[1])
local begin = os.clock()
assert(fib(n) > 0)
print(os.clock() - begin)
