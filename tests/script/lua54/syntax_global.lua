-- SPDX-License-Identifier: MIT
-- A 'global' declaration is Lua 5.5's.
local check = require 'check'
local explain = require('eco.syntax').explain

for _, source in ipairs {
    'global x', 'global x = 1', 'global x, y', 'global function f() end', 'global *',
    'global <const> *', 'x = 1; global y', 'do global y end', 'f() global y', '::a:: global y',
    'x = a global y', 'global x <const> = 1', 'if a then global b else global c end',
} do
    local first = explain(source, '@f.lua', 'message'):match('[^\n]+')
    check.eq(first, "f.lua:1: 'global' declarations are Lua 5.5 syntax", source)
end
