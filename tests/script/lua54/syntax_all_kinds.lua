-- SPDX-License-Identifier: MIT
-- All kinds of offences of a file are listed in one run.
local check = require 'check'
local explain = require('eco.syntax').explain

local source = [[
local f <close>, n <const> = open(), 1
local m = n // 2 << 3
global g
print("\u{110000}", ~m)
]]
check.eq(explain(source, '@dir/f.lua', 'message'), table.concat({
    "dir/f.lua:1: '<close>' is Lua 5.4 syntax; call f:close() yourself or use "
        .. 'eco.with(f, function(f) … end)',
    "dir/f.lua:1: '<const>' is Lua 5.4 syntax; drop it",
    "dir/f.lua:2: operator '//' is Lua 5.3+ syntax; use math.floor(a / b)",
    "dir/f.lua:2: operator '<<' is Lua 5.3+ syntax; use bit.lshift (32 bits)",
    "dir/f.lua:3: 'global' declarations are Lua 5.5 syntax",
    'dir/f.lua:4: escape beyond U+10FFFF is Lua 5.4 syntax',
    "dir/f.lua:4: operator '~' is Lua 5.3+ syntax; use bit.bnot (32 bits)",
}, '\n'))
