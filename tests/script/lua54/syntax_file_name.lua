-- SPDX-License-Identifier: MIT
-- The file is named as the chunk is, without the mark in front.
local check = require 'check'
local explain = require('eco.syntax').explain

local text = ":1: operator '|' is Lua 5.3+ syntax; use bit.bor (32 bits)"
check.eq(explain('x = a | b', '@a/long.path/f.lua', 'message'), 'a/long.path/f.lua' .. text)
check.eq(explain('x = a | b', '=stdin', 'message'), 'stdin' .. text)
check.eq(explain('x = a | b', '@@f', 'message'), '@f' .. text)
check.eq(explain('x = a | b', '@100%d', 'message'), '100%d' .. text)
