-- SPDX-License-Identifier: MIT
-- '<const>' can be dropped, any other attribute is unknown.
local check = require 'check'
local explain = require('eco.syntax').explain

local const = "'<const>' is Lua 5.4 syntax; drop it"
check.eq(explain('local x <const> = e', '@f.lua', 'message'), 'f.lua:1: ' .. const)
check.eq(explain('local x<const>= e', '@f.lua', 'message'), 'f.lua:1: ' .. const)
check.eq(explain('local x <const>', '@f.lua', 'message'), 'f.lua:1: ' .. const)
check.eq(explain('local x <other> = e', '@f.lua', 'message'),
    "f.lua:1: unknown attribute 'other'")
check.eq(explain('local a, b <const>,\nc, d <const> = e', '@f.lua', 'message'),
    'f.lua:1: ' .. const .. '\nf.lua:2: ' .. const)
