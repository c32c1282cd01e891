-- SPDX-License-Identifier: MIT
-- Only another task can be joined.
local check = require 'check'
check.raises('thread expected', eco.join)
check.raises('thread expected', eco.join, 1)
check.raises('a task cannot join itself', eco.join, coroutine.running())
check.raises('task expected', eco.join, coroutine.create(print))
local co = eco.run(function()
    eco.sleep(0)
end)
check.raises('number expected', eco.join, co, 'soon')
check.raises('number expected', eco.join, co, {})
check.ok(eco.join(co))
