-- SPDX-License-Identifier: MIT
-- Between a failure and its report nothing but the starter runs.
local check = require 'check'
local reported = {}
eco.set_panic_hook(function(where)
    reported[#reported + 1] = where
end)
local co = eco.run(error, 'first')
check.eq(#reported, 0)
check.fails('first', eco.join(co))
eco.sleep(0)
check.eq(#reported, 0)
