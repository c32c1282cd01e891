-- SPDX-License-Identifier: MIT
-- pack counts its arguments, nil included.
local check = require 'check'

check.same(table.pack(), { n = 0 })
check.same(table.pack(1, nil, 3), { [1] = 1, [3] = 3, n = 3 })
check.same(table.pack(nil, nil), { n = 2 })
