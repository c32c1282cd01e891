-- SPDX-License-Identifier: MIT
-- A child that a signal ended says which; then no signal reaches that number any more.
local check = require 'check'
local sys = require 'eco.sys'

local proc = check.ok(sys.exec('sleep', '60'))
check.ok(proc:kill())
check.same({ proc:wait() }, { proc.pid, { signaled = true, status = sys.SIGKILL } })
check.fails('No such process', proc:kill())
check.fails('No such process', proc:signal(sys.SIGTERM))
check.fails('No such process', proc:signal(0))

proc = check.ok(sys.exec('sleep', '60'))
check.ok(proc:signal(0))
check.ok(proc:signal(sys.SIGTERM))
check.same({ proc:wait() }, { proc.pid, { signaled = true, status = sys.SIGTERM } })

-- Also when it has ended by itself and nobody has waited.
proc = check.ok(sys.exec 'true')
check.eq(proc:read_stdout 'a', '')
require('processes').until_true(function()
    return not proc:signal(0)
end)
check.fails('No such process', proc:signal(0))
