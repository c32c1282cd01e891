-- SPDX-License-Identifier: MIT
-- The functions are methods of strings.
local check = require 'check'

check.eq(('<i2'):pack(258), '\2\1')
check.eq(('<i2'):packsize(), 2)
check.eq((('<i2'):unpack('\2\1')), 258)
