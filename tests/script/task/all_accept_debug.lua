-- SPDX-License-Identifier: MIT
-- Threads of eco.all() take hooks, and tracebacks show where they wait.
local check = require 'check'

local function waits_here()
    eco.sleep(0)
end

local co = eco.run(function()
    waits_here()
    for _ = 1, 1000 do end
end)
local seen = 0
for _, thread in ipairs(eco.all()) do
    if thread == co then
        check.ok(debug.traceback(thread):find('waits_here', 1, true))
        debug.sethook(thread, function()
            seen = seen + 1
        end, 'l')
    end
end
eco.join(co)
debug.sethook()
check.ok(seen > 0)
