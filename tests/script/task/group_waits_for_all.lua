-- SPDX-License-Identifier: MIT
-- group:wait returns true when the last task of the group has ended.
local check = require 'check'
local group = eco.group()
local ended = 0
check.ok(group:wait(), 'an empty group')
for i = 1, 10 do
    local co = group:run(function(a, b)
        check.eq(b, nil)
        for _ = 1, a do
            eco.sleep(0)
        end
        ended = ended + 1
    end, i, nil)
    check.eq(type(co), 'thread')
end
check.eq(group:wait(), true)
check.eq(ended, 10)
check.eq(group:wait(), true)
