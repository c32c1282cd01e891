-- SPDX-License-Identifier: MIT
-- The lax flag lets surrogates and codes up to 2^31 pass, but nothing malformed.
local check = require 'check'

local codes = { 0xD800, 0xDFFF, 0x110000, 0x1FFFFF, 0x200000, 0x3FFFFFF, 0x4000000, 0x7FFFFFFF }
local text = utf8.char(unpack(codes))
check.eq(utf8.len(text), nil)
check.eq(utf8.len(text, 1, -1, true), #codes)
check.same({ utf8.codepoint(text, 1, -1, true) }, codes)
local found = {}
for _, code in utf8.codes(text, true) do found[#found + 1] = code end
check.same(found, codes)

check.raises('invalid UTF-8 code', utf8.codepoint, text, 1, -1)
for _, bad in ipairs { '\128', '\254', '\255', '\192\128', '\248\128\128\128\128', '\252\128' } do
    check.same({ utf8.len(bad, 1, -1, true) }, { [2] = 1 }, ('%q'):format(bad))
end
