-- SPDX-License-Identifier: MIT
-- An error in close() is raised, unless there is an earlier one.
local check = require 'check'
local eco = require 'eco'

local obj = { close = function() error('from close', 0) end }
check.eq(check.raises('from close', eco.with, obj, function() return 1 end), 'from close')
check.eq(check.raises('from f', eco.with, obj, function() error('from f', 0) end), 'from f')
