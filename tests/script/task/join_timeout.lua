-- SPDX-License-Identifier: MIT
-- A join that times out leaves the task running.
local check = require 'check'
local go
local co = eco.run(function()
    repeat
        eco.sleep(0.001)
    until go
    return 'done'
end)
check.fails('timeout', eco.join(co, 0.005))
check.fails('timeout', eco.join(co, 0))
check.fails('timeout', eco.join(co, -1))
go = true
local ok, result = eco.join(co, 60)
check.eq(ok, true)
check.eq(result, 'done')
