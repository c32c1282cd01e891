-- SPDX-License-Identifier: MIT
-- fib.lua N: calls. Prints the processor time. How well LuaJIT compiles a recursion is a matter of
-- luck, by a factor of two; so many copies of the function are run.
local source = [[
    local function fib(n)
        if n < 2 then return n end
        return fib(n - 1) + fib(n - 2)
    end
    return fib(...)
]]

local n = tonumber(arg[1])
local begin = os.clock()
for _ = 1, 64 do
    assert((loadstring or load)(source)(n) > 0)
end
print(os.clock() - begin)
