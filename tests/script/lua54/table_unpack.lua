-- SPDX-License-Identifier: MIT
-- unpack returns a range, nil included.
local check = require 'check'

local function packed(...) return table.pack(table.unpack(...)) end

check.same(packed({ 1, 2, 3 }), { 1, 2, 3, n = 3 })
check.same(packed({ 1, nil, 3 }, 1, 3), { [1] = 1, [3] = 3, n = 3 })
check.same(packed({}, 1, 2), { n = 2 })
check.same(packed({ 1, 2, 3 }, 2), { 2, 3, n = 2 })
check.same(packed({ 1, 2, 3 }, 2, 2), { 2, n = 1 })
check.same(packed({ 1, 2, 3 }, 3, 2), { n = 0 })
check.same(packed({ [-1] = 'a', [0] = 'b' }, -1, 0), { 'a', 'b', n = 2 })
check.raises('too many results to unpack', table.unpack, {}, 1, 1e8)
