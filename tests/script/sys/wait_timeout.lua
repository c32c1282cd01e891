-- SPDX-License-Identifier: MIT
-- A wait that times out, or whose task is cancelled, leaves the child and the other waiters alone.
local check = require 'check'
local sys = require 'eco.sys'

local proc = check.ok(sys.exec('sleep', '60'))
check.fails('timeout', proc:wait(0.01))
local canceled = eco.run(function()
    return proc:wait()
end)
local other = eco.run(function()
    return proc:wait()
end)
eco.cancel(canceled)
check.same({ eco.join(canceled) }, { true, nil, 'canceled' })
check.ok(proc:signal(0))
check.raises('yield across C-call boundary', table.sort, { 1, 2 }, function()
    proc:wait()
end)
check.raises("bad argument #1 to 'wait'", function()
    return (proc:wait 'x')
end)
check.ok(proc:kill())
check.same({ eco.join(other) }, { true, proc.pid, { signaled = true, status = sys.SIGKILL } })
