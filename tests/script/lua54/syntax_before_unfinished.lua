-- SPDX-License-Identifier: MIT
-- Offences before a string that does not end are still listed.
local check = require 'check'
local explain = require('eco.syntax').explain

check.eq(explain('x = a | b\ny = "unfinished', '@f.lua', 'message'),
    "f.lua:1: operator '|' is Lua 5.3+ syntax; use bit.bor (32 bits)")
