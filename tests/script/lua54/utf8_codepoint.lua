-- SPDX-License-Identifier: MIT
-- codepoint returns the codes of the characters that start in a range of bytes.
local check = require 'check'

local text = 'aé€😀'
check.same({ utf8.codepoint(text) }, { 97 })
check.same({ utf8.codepoint(text, 1, -1) }, { 97, 0xE9, 0x20AC, 0x1F600 })
check.same({ utf8.codepoint(text, 2) }, { 0xE9 })
check.same({ utf8.codepoint(text, 2, 4) }, { 0xE9, 0x20AC })
check.same({ utf8.codepoint(text, -4) }, { 0x1F600 })
check.eq(select('#', utf8.codepoint(text, 3, 2)), 0)
check.eq(select('#', utf8.codepoint('', 1, 0)), 0)
check.raises('out of bounds', utf8.codepoint, 'abc', 4)
check.raises('out of bounds', utf8.codepoint, 'abc', 0)
check.raises('out of bounds', utf8.codepoint, 'abc', 1, 4)
check.raises('out of bounds', utf8.codepoint, '')
check.raises('invalid UTF-8 code', utf8.codepoint, text, 3)
check.eq(select('#', utf8.codepoint(('€'):rep(3000), 1, -1)), 3000)
check.raises('string slice too long', utf8.codepoint, ('a'):rep(1e6), 1, -1)
