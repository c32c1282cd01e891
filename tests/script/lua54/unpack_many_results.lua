-- SPDX-License-Identifier: MIT
-- Thousands of results are fine; a million is an error, not a crash.
local check = require 'check'

check.eq(select('#', string.unpack(('b'):rep(5000), ('x'):rep(5000))), 5001)
check.raises('too many results', string.unpack, ('b'):rep(1e6), ('x'):rep(1e6))
