-- SPDX-License-Identifier: MIT
-- Alignment counts from the start of the string, wherever unpacking starts.
local check = require 'check'

local text = '\0\0\0\0\7\0\0\0'
check.same({ string.unpack('<!4 i4', text, 2) }, { 7, 9 })
check.same({ string.unpack('<!4 i4', text, 5) }, { 7, 9 })
check.raises('data string too short', string.unpack, '<!4 i4', text, 6)
