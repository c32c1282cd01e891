-- SPDX-License-Identifier: MIT
-- How a child ended can be asked again, and by several tasks.
local check = require 'check'
local sys = require 'eco.sys'

local proc = check.ok(sys.exec('sh', '-c', 'exit 3'))
local results = {}
for i = 1, 3 do
    eco.run(function()
        results[i] = { proc:wait() }
    end)
end
local pid, status = proc:wait()
check.eq(pid, proc.pid)
check.same(status, { exited = true, status = 3 })
check.same({ proc:wait(0.001) }, { proc.pid, { exited = true, status = 3 } })
eco.sleep(0)
for i = 1, 3 do
    check.same(results[i], { proc.pid, { exited = true, status = 3 } })
end
