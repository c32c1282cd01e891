-- SPDX-License-Identifier: MIT
-- Only a power of two can be aligned to, but an item below the limit may have another size.
local check = require 'check'

check.raises('format asks for alignment not power of 2', string.pack, '!4 i3', 1)
check.raises('format asks for alignment not power of 2', string.pack, '!3 i4', 1)
check.raises('format asks for alignment not power of 2', string.packsize, '!16 Xi7')
check.eq(#string.pack('!2 i3', 1), 3)
check.eq(#string.pack('i3', 1), 3)
