-- SPDX-License-Identifier: MIT
-- io.popen and os.execute get the ends of their own children, while others come and go.
local check = require 'check'
local sys = require 'eco.sys'

-- The library says it in its own way.
local closed = { io.popen('exit 3'):close() }
local executed = { os.execute 'exit 6' }
check.ok(closed[1] ~= false and (closed[1] or closed[3] == 3))

local running = 10
for _ = 1, 10 do
    eco.run(function()
        for _ = 1, 5 do
            local _, status = sys.exec('sh', '-c', 'exit 5'):wait()
            check.same(status, { exited = true, status = 5 })
        end
        running = running - 1
    end)
end
while running > 0 do
    local pipe = io.popen 'exit 3'
    eco.sleep(0.002) -- it has ended, and the loop has heard so
    check.same({ pipe:close() }, closed)
    check.same({ os.execute 'exit 6' }, executed)
end
