-- SPDX-License-Identifier: MIT
-- A child that is stopped and goes on has not ended.
local check = require 'check'
local processes = require 'processes'
local sys = require 'eco.sys'

local proc = check.ok(sys.exec({ 'cat' }, nil, { stdin = 'pipe' }))
local waiting = eco.run(function()
    return proc:wait()
end)
check.ok(proc:signal(sys.SIGSTOP))
processes.until_true(function()
    return processes.state(proc.pid) == 'T'
end)
check.fails('timeout', proc:wait(0.01))
check.same({ sys.waitpid(proc.pid) }, { nil, 'No child processes', 'ECHILD' })
check.ok(proc:signal(sys.SIGCONT))
proc:close_stdin()
check.same({ eco.join(waiting) }, { true, proc.pid, { exited = true, status = 0 } })
