-- SPDX-License-Identifier: MIT
-- Comparisons around names are no attributes.
local check = require 'check'
local explain = require('eco.syntax').explain

for _, source in ipairs {
    'local x = a <const> b 1', 'x <close> = 1', 'local x = close < const > other 1',
    'local function f <const> () end', 'local x < 1 > = 2', 'for x <const> = 1, 2 do end',
} do
    check.eq(explain(source, '@f.lua', 'message'), 'message', source)
end
