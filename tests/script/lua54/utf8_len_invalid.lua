-- SPDX-License-Identifier: MIT
-- len returns nil and the position of the first byte that is not valid.
local check = require 'check'

local invalid = {
    ['\128'] = 1,
    ['ab\128'] = 3,
    ['é\195'] = 3,
    ['\192\128'] = 1, -- two bytes for what needs one
    ['\193\191'] = 1,
    ['\224\159\191'] = 1, -- three for two
    ['\240\143\191\191'] = 1, -- four for three
    ['a\237\160\128'] = 2, -- a surrogate
    ['a\237\191\191'] = 2,
    ['\244\144\128\128'] = 1, -- beyond U+10FFFF
    ['\254'] = 1,
    ['x\255'] = 2,
    ['\226\130'] = 1,
    ['\226\130a'] = 1,
}
for text, position in pairs(invalid) do
    check.same({ utf8.len(text) }, { [2] = position }, ('%q'):format(text))
end
check.eq(utf8.len('\237\159\191\238\128\128\244\143\191\191'), 3, 'next to the limits')
check.same({ utf8.len('aé', 3) }, { [2] = 3 }, 'from the middle of a character')
