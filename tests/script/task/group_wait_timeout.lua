-- SPDX-License-Identifier: MIT
-- A wait that times out leaves the group running.
local check = require 'check'
local group = eco.group()
local go = false
group:run(function()
    repeat
        eco.sleep(0.001)
    until go
end)
check.fails('timeout', group:wait(0.002))
check.fails('timeout', group:wait(0))
go = true
check.eq(group:wait(60), true)
check.raises("bad argument #1 to 'wait'", group.wait, group, 'x')
check.raises("bad argument #1 to 'run'", group.run, group, 'x')
