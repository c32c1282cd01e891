-- SPDX-License-Identifier: MIT
-- codes gives the position and the code of each character.
local check = require 'check'

local found = {}
for position, code in utf8.codes('aé€😀') do
    found[#found + 1] = position
    found[#found + 1] = code
end
check.same(found, { 1, 97, 2, 0xE9, 4, 0x20AC, 7, 0x1F600 })
for _ in utf8.codes('') do error('nothing is in an empty string') end
check.raises('string expected', utf8.codes)
