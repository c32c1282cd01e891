-- SPDX-License-Identifier: MIT
-- 2000 short commands: nothing is left of them, neither processes nor descriptors.
local check = require 'check'
local processes = require 'processes'
local sys = require 'eco.sys'

check.ok(sys.sh 'true')
local before = check.fd_count()
local count = check.is_instrumented() and 200 or 2000
local left = count
for _ = 1, 10 do
    eco.run(function()
        while left > 0 do
            left = left - 1
            local proc = check.ok(sys.exec 'true')
            if left % 2 == 0 then
                check.same({ proc:wait() }, { proc.pid, { exited = true, status = 0 } })
            else
                check.eq(proc:read_stdout 'a', '')
            end
            proc:close()
        end
    end)
end
processes.until_true(function()
    return eco.count() == 1
end)
processes.until_true(function()
    return #processes.children() == 0
end)
check.eq(check.fd_count(), before)
