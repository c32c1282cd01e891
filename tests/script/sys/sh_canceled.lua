-- SPDX-License-Identifier: MIT
-- A command does not outlive the task that waits for it.
local check = require 'check'
local processes = require 'processes'
local sys = require 'eco.sys'

local before = check.fd_count()
local task = eco.run(sys.sh, 'sleep 60', 0)
eco.sleep(0.01)
eco.cancel(task)
check.same({ eco.join(task) }, { true, nil, nil, 'canceled' })
check.same({ eco.timeout(0.05, sys.sh, 'sleep 60') }, { nil, 'timeout' })
processes.until_true(function()
    return #processes.children() == 0
end)
check.eq(check.fd_count(), before)
