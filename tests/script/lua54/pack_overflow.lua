-- SPDX-License-Identifier: MIT
-- A value that does not fit into its size is refused, not cut.
local check = require 'check'

for size = 1, 6 do
    local half = 2 ^ (8 * size - 1)
    check.raises('integer overflow', string.pack, 'i' .. size, half)
    check.raises('integer overflow', string.pack, 'i' .. size, -half - 1)
    check.raises('unsigned overflow', string.pack, 'I' .. size, 2 * half)
    check.raises('unsigned overflow', string.pack, 'I' .. size, -1)
end
