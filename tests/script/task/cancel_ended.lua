-- SPDX-License-Identifier: MIT
-- Cancelling an ended task does nothing; what is no thread is refused.
local check = require 'check'
local co = eco.run(function()
    return 1
end)
check.eq(select('#', eco.cancel(co)), 0)
check.eq(select(2, eco.join(co)), 1)
eco.cancel(co)
check.raises('thread expected', eco.cancel)
check.raises('thread expected', eco.cancel, {})
