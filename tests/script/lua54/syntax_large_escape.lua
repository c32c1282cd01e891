-- SPDX-License-Identifier: MIT
-- An escape beyond U+10FFFF is Lua 5.4's; beyond 2^31, or malformed, it is an error there too.
local check = require 'check'
local explain = require('eco.syntax').explain

local want = 'f.lua:1: escape beyond U+10FFFF is Lua 5.4 syntax'
check.eq(explain([[x = "\u{7FFFFFFF}"]], '@f.lua', 'message'), want)
check.eq(explain([[x = '\u{110000}']], '@f.lua', 'message'), want)
check.eq(explain([[x = '\\\u{0000110000}']], '@f.lua', 'message'), want)
for _, source in ipairs {
    [[x = "\u{10FFFF}" 1]], [[x = "\\u{110000}" 1]], [[x = "\u{80000000}"]], [[x = "\u{}"]],
    [[x = "\u{110000"]], [=[x = [[\u{110000}]] 1]=],
} do
    check.eq(explain(source, '@f.lua', 'message'), 'message', source)
end
