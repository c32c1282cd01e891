-- SPDX-License-Identifier: MIT
-- stop(): SIGTERM, and SIGKILL if that does not help; what has ended is told at once.
local check = require 'check'
local sys = require 'eco.sys'

local proc = check.ok(sys.exec('sleep', '60'))
check.same({ proc:stop() }, { proc.pid, { signaled = true, status = sys.SIGTERM } })
check.same({ proc:stop() }, { proc.pid, { signaled = true, status = sys.SIGTERM } })

local stubborn = "trap '' TERM; echo ready; while :; do sleep 0.01; done"
proc = check.ok(sys.exec('sh', '-c', stubborn))
check.eq(proc:read_stdout 'l', 'ready')
check.same({ proc:stop(0.01) }, { proc.pid, { signaled = true, status = sys.SIGKILL } })

proc = check.ok(sys.exec('sh', '-c', 'exit 4'))
proc:wait()
check.same({ proc:stop() }, { proc.pid, { exited = true, status = 4 } })

proc = check.ok(sys.exec('sleep', '60'))
check.raises("bad argument #1 to 'stop'", proc.stop, proc, 'x')
check.raises('yield across C-call boundary', table.sort, { 1, 2 }, function()
    proc:stop()
end)
check.fails('timeout', proc:wait(0.01)) -- refused, so not signalled
check.same({ proc:stop(0) }, { proc.pid, { signaled = true, status = sys.SIGKILL } })
