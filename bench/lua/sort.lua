-- SPDX-License-Identifier: MIT
-- sort.lua N: sorts numbers, with and without a comparison of its own. Prints the processor time.
local n = tonumber(arg[1])
local seed = 42
local function random()
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed
end

local begin = os.clock()
for _ = 1, 3 do
    local numbers, records = {}, {}
    for i = 1, n do
        numbers[i] = random()
        records[i] = { key = random() }
    end
    table.sort(numbers)
    table.sort(records, function(a, b) return a.key < b.key end)
    assert(numbers[1] <= numbers[n] and records[1].key <= records[n].key)
end
print(os.clock() - begin)
