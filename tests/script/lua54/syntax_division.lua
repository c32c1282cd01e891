-- SPDX-License-Identifier: MIT
-- '//' is answered with math.floor.
local check = require 'check'
local explain = require('eco.syntax').explain

local want = "f.lua:2: operator '//' is Lua 5.3+ syntax; use math.floor(a / b)"
check.eq(explain('\nx = a // b', '@f.lua', 'message'), want)
check.eq(explain('\nx = 7//2', '@f.lua', 'message'), want)
