-- SPDX-License-Identifier: MIT
-- What random.hex raises names random.hex.
local check = require 'check'
local hex = require('eco.random').hex
check.raises("bad argument #1 to 'hex' (value out of range [0, 1073741696])", hex, -1)
check.raises("bad argument #1 to 'hex' (value out of range", hex, 2 ^ 30)
check.raises("bad argument #1 to 'hex' (number has no integer representation)", hex, 1.5)
check.raises("bad argument #1 to 'hex' (number expected, got nil)", hex)
check.raises("bad argument #1 to 'hex' (number expected, got cdata)", hex, 1LL)
check.eq(#hex '3', 6)
check.eq(hex(0), '')
