-- SPDX-License-Identifier: MIT
-- An escape is reported at its own line of the string.
local check = require 'check'
local explain = require('eco.syntax').explain

check.eq(explain('x = "a\\z\n\n  b\\u{110000}\\\n\\u{110001}" | 1', '@f.lua', 'message'),
    'f.lua:3: escape beyond U+10FFFF is Lua 5.4 syntax\n'
        .. 'f.lua:4: escape beyond U+10FFFF is Lua 5.4 syntax\n'
        .. "f.lua:4: operator '|' is Lua 5.3+ syntax; use bit.bor (32 bits)")
