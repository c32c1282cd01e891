-- SPDX-License-Identifier: MIT
-- '~=' and its relatives are old and no offence.
local check = require 'check'
local explain = require('eco.syntax').explain

for _, source in ipairs {
    'if a ~= b then x 1 end', 'if a~=b then x 1 end', 'x = a <= b >= c == d 1', 'x = a .. b ... 1',
    'x = a / b / c 1', 'x = a < b > c 1', 'x = a: :b',
} do
    check.eq(explain(source, '@f.lua', 'message'), 'message', source)
end
