-- SPDX-License-Identifier: MIT
-- xpcall passes arguments on.
local check = require 'check'

check.same({ xpcall(function(...) return ... end, print, 1, 2) }, { true, 1, 2 })
check.same({ xpcall(error, function(e) return e .. '!' end, 'oops', 0) }, { false, 'oops!' })
