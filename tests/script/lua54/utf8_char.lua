-- SPDX-License-Identifier: MIT
-- utf8.char encodes codes up to 2^31, in as few bytes as they need.
local check = require 'check'

check.eq(utf8.char(), '')
check.eq(utf8.char(72, 105), 'Hi')
check.eq(utf8.char(0), '\0')
check.eq(utf8.char(0x7F, 0x80), '\127\194\128')
check.eq(utf8.char(0x7FF, 0x800), '\223\191\224\160\128')
check.eq(utf8.char(0xD800), '\237\160\128')
check.eq(utf8.char(0xFFFF, 0x10000), '\239\191\191\240\144\128\128')
check.eq(utf8.char(0x10FFFF), '\244\143\191\191')
check.eq(utf8.char(0x1FFFFF, 0x200000), '\247\191\191\191\248\136\128\128\128')
check.eq(utf8.char(0x3FFFFFF, 0x4000000), '\251\191\191\191\191\252\132\128\128\128\128')
check.eq(utf8.char(0x7FFFFFFF), '\253\191\191\191\191\191')
check.raises('value out of range', utf8.char, -1)
check.raises('value out of range', utf8.char, 0x80000000)
check.raises('bad argument #2', utf8.char, 1, -1)
check.raises('number has no integer representation', utf8.char, 1.5)
check.raises('number expected', utf8.char, 'x')
