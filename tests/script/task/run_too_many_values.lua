-- SPDX-License-Identifier: MIT
-- More values than a stack can take: an error for the caller, and everything goes on.
local check = require 'check'
local refused = false
for count = 7900, 7999 do
    local ok, err = pcall(function()
        eco.run(function() end, unpack({}, 1, count))
    end)
    if not ok then
        refused = true
        check.ok(tostring(err):find 'too many')
    end
end
check.eq(refused, true)

for count = 7950, 7990, 5 do
    local co = eco.run(unpack, {}, 1, count)
    local function outcome(...)
        local ok, err = ...
        if ok then
            check.eq(select('#', ...), count + 1)
        else
            check.eq(err, 'too many results')
        end
    end
    outcome(eco.join(co, nil, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
end
