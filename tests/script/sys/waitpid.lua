-- SPDX-License-Identifier: MIT
-- waitpid() tells of what spawn and fork made, and of strange children; never of those of exec.
local check = require 'check'
local ffi = require 'ffi'
local processes = require 'processes'
local sys = require 'eco.sys'

local none = { nil, 'No child processes', 'ECHILD' }
check.same({ sys.waitpid(-1) }, none)
check.same({ sys.waitpid(sys.getpid()) }, none)

local proc = check.ok(sys.exec({ 'cat' }, nil, { stdin = 'pipe' }))
check.same({ sys.waitpid(proc.pid) }, none)
check.same({ sys.waitpid(-1) }, { 0, {} })

local pid = check.ok(sys.spawn(function() eco.sleep(0.05) os.exit(7) end))
check.same({ sys.waitpid(pid) }, { 0, {} })
processes.until_gone(pid) -- reaped without being asked for
check.same({ sys.waitpid(pid) }, { pid, { exited = true, status = 7 } })
check.same({ sys.waitpid(pid) }, none)

pid = check.ok(sys.spawn(function() sys.kill(sys.getpid(), sys.SIGKILL) end))
local found, status
repeat
    eco.sleep(0.001)
    found, status = sys.waitpid(-1)
until found ~= 0
check.same({ found, status }, { pid, { signaled = true, status = sys.SIGKILL } })

-- A child that eco knows nothing of, and one of exec that ends at the same time.
ffi.cdef 'int fork(void); void _exit(int status);'
pid = ffi.C.fork()
if pid == 0 then
    ffi.C._exit(9)
end
proc:close_stdin()
processes.until_true(function()
    return processes.state(pid) == 'Z' and processes.state(proc.pid) ~= 'S'
end)
check.same({ sys.waitpid(-1) }, { pid, { exited = true, status = 9 } })
check.same({ proc:wait() }, { proc.pid, { exited = true, status = 0 } })
check.same({ sys.waitpid(-1) }, none)
check.raises('bad argument #1', sys.waitpid)
check.raises('bad argument #1', sys.waitpid, 2 ^ 31)
check.raises('bad argument #1', sys.waitpid, -2 ^ 31)
