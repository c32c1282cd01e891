-- SPDX-License-Identifier: MIT
-- The limits are those up to which all integers are exact.
local check = require 'check'

check.eq(math.maxinteger, 2 ^ 53)
check.eq(math.mininteger, -2 ^ 53)
check.eq(('%d'):format(math.maxinteger), '9007199254740992')
