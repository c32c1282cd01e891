-- SPDX-License-Identifier: MIT
-- eco.with without a function is wrong use, told before anything is called.
local check = require 'check'
local closed = false
local obj = { close = function() closed = true end }
check.raises("bad argument #2 to 'with' (function expected, got nil)", eco.with, obj)
check.raises("bad argument #2 to 'with' (function expected, got table)", eco.with, nil, {})
check.eq(closed, false)
