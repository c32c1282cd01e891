-- SPDX-License-Identifier: MIT
-- Below zero is wrong use, and changes nothing.
local check = require 'check'
local sync = require 'eco.sync'
local group = sync.waitgroup()
check.raises('negative wait group counter', group.done, group)
check.raises('negative waitgroup counter', group.add, group, -1)
group:add(1)
check.raises('negative waitgroup counter', group.add, group, -2)
check.fails('timeout', group:wait(0))
group:done()
check.eq(group:wait(0), true)
check.raises('expected', group.add, group, 1.5)
check.raises('expected', group.add, group, 'x')
check.raises('expected', group.add, group)
