-- SPDX-License-Identifier: MIT
-- Operators of other languages are real errors.
local check = require 'check'
local explain = require('eco.syntax').explain

for _, source in ipairs {
    'if a || b then end', 'if a && b then end', 'x |= 1', 'x = a ! b', 'x++', 'x = a | ', '| b',
    'x = a >> = b', 'x = & a', '// a comment', 'x = a ?? b',
} do
    check.eq(explain(source, '@f.lua', 'message'), 'message', source)
end
