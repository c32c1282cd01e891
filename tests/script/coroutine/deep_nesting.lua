-- SPDX-License-Identifier: MIT
-- A wait below many nested coroutines.
local check = require 'check'
local function nest(depth)
    if depth == 0 then
        for i = 1, 3 do
            eco.sleep(0)
            coroutine.yield(i)
        end
        return 'end'
    end
    local inner = coroutine.wrap(nest)
    local value = inner(depth - 1)
    while value ~= 'end' do
        coroutine.yield(value)
        value = inner()
    end
    return value
end
local got = {}
local outer = coroutine.wrap(nest)
local value = outer(50)
while value ~= 'end' do
    got[#got + 1] = value
    value = outer()
end
check.same(got, { 1, 2, 3 })
