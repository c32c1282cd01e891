-- SPDX-License-Identifier: MIT
-- A '~' with nothing to its left is bit.bnot, one between two values is bit.bxor.
local check = require 'check'
local explain = require('eco.syntax').explain

local bnot = "f.lua:1: operator '~' is Lua 5.3+ syntax; use bit.bnot (32 bits)"
local bxor = "f.lua:1: operator '~' is Lua 5.3+ syntax; use bit.bxor (32 bits)"
for _, source in ipairs {
    'x = ~a', 'return ~a', 'f(~a)', 't[~a] = 1', 'x = -~a', 'x = not ~a', 'x = {~a}', 'x = a + ~b',
    'if ~a then end', 'x = a and ~b', 'f(a, ~b)',
} do
    check.eq(explain(source, '@f.lua', 'message'), bnot, source)
end
check.eq(explain('x = a ~ b', '@f.lua', 'message'), bxor)
check.eq(explain('x = nil ~ true', '@f.lua', 'message'), bxor)
check.eq(explain('x = function() end ~ b', '@f.lua', 'message'), bxor)
check.eq(explain('x = a ~ ~b', '@f.lua', 'message'), bxor .. '\n' .. bnot)
check.eq(explain('x = ~~a', '@f.lua', 'message'), bnot .. '\n' .. bnot)
