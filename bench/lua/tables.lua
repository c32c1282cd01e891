-- SPDX-License-Identifier: MIT
-- tables.lua N: arrays, maps and small objects, and their collection. Prints the processor time.
local n = tonumber(arg[1])

local Point = {}
Point.__index = Point
function Point:add(other)
    return setmetatable({ x = self.x + other.x, y = self.y + other.y }, Point)
end

local begin = os.clock()
local sum = setmetatable({ x = 0, y = 0 }, Point)
local names, index = {}, {}
for i = 1, n do
    sum = sum:add({ x = i, y = 1 })
    names[#names + 1] = sum
    index['k' .. i % 1000] = names[#names]
    if #names == 1000 then names = {} end
end
local count = 0
for _ in pairs(index) do count = count + 1 end
assert(sum.y == n and count == math.min(n, 1000))
print(os.clock() - begin)
