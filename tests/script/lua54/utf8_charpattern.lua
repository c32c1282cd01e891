-- SPDX-License-Identifier: MIT
-- The pattern matches one character, the zero byte included.
local check = require 'check'

local found = {}
for character in ('a\0é€😀z'):gmatch(utf8.charpattern) do
    found[#found + 1] = character
end
check.same(found, { 'a', '\0', 'é', '€', '😀', 'z' })
check.eq(('\128'):match('^' .. utf8.charpattern), nil)
