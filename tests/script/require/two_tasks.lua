-- SPDX-License-Identifier: MIT
-- Two tasks that require the same module get the same: it is loaded once.
local check = require 'check'
local modules = require 'modules'
_G.loads = 0
modules.write('shared', [[
    loads = loads + 1
    eco.sleep(0.005)
    return {}
]])
local got, tasks = {}, {}
for i = 1, 3 do
    tasks[i] = eco.run(function()
        got[i] = require 'shared'
    end)
end
for _, co in ipairs(tasks) do
    check.ok(eco.join(co))
end
check.eq(_G.loads, 1)
check.eq(type(got[1]), 'table')
check.eq(got[1], got[2])
check.eq(got[1], got[3])
