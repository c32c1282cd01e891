-- SPDX-License-Identifier: MIT
-- Each operator of Lua 5.3 is answered with the one function to use.
local check = require 'check'
local explain = require('eco.syntax').explain

local functions = {
    ['|'] = 'bit.bor',
    ['&'] = 'bit.band',
    ['~'] = 'bit.bxor',
    ['<<'] = 'bit.lshift',
    ['>>'] = 'bit.rshift',
}
for operator, name in pairs(functions) do
    local want = "f.lua:1: operator '%s' is Lua 5.3+ syntax; use %s (32 bits)"
    want = want:format(operator, name)
    check.eq(explain('x = a ' .. operator .. ' b', '@f.lua', 'message'), want)
    check.eq(explain('x=a' .. operator .. 'b', '@f.lua', 'message'), want)
    check.eq(explain('x = f()' .. operator .. '{}', '@f.lua', 'message'), want)
    check.eq(explain('x = t[1] ' .. operator .. ' -1', '@f.lua', 'message'), want)
    check.eq(explain('x = "s" ' .. operator .. ' (1)', '@f.lua', 'message'), want)
    check.eq(explain('x = ... ' .. operator .. ' #t', '@f.lua', 'message'), want)
    check.eq(explain('x = 0x1p+4' .. operator .. '1e-3', '@f.lua', 'message'), want)
end
