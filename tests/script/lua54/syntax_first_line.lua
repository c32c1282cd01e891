-- SPDX-License-Identifier: MIT
-- A first line for the shell and a byte order mark are no Lua.
local check = require 'check'
local explain = require('eco.syntax').explain

local want = "f.lua:2: operator '|' is Lua 5.3+ syntax; use bit.bor (32 bits)"
check.eq(explain('#!/bin/a | b\nx = a | b', '@f.lua', 'message'), want)
check.eq(explain('\239\187\191#!/bin/a | b\nx = a | b', '@f.lua', 'message'), want)
check.eq(explain('\239\187\191\nx = a | b', '@f.lua', 'message'), want)
