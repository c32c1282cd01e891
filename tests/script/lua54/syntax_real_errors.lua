-- SPDX-License-Identifier: MIT
-- Real errors keep LuaJIT's text.
local check = require 'check'
local explain = require('eco.syntax').explain

for _, source in ipairs {
    'goto continue', 'break', 'x = = 1', 'if a then', 'x = "unfinished', 'x = [[unfinished',
    'x = 1..2', '--[[ unfinished', 'local 1', 'local', 'local x <', 'local x <const', 'global',
    'x = "\\', '~', '@',
    'x = "a\nb" | c',
} do
    local _, message = loadstring(source, '@f.lua')
    check.eq(explain(source, '@f.lua', message), message, source)
end
