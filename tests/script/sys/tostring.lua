-- SPDX-License-Identifier: MIT
-- What objects say of themselves.
local check = require 'check'
local sys = require 'eco.sys'

local proc = check.ok(sys.exec({ 'sh', '-c', 'read x; exit 3' }, nil, { stdin = 'pipe' }))
check.eq(tostring(proc), ('proc: %d running'):format(proc.pid))
check.ok(tostring(proc.stdin):find '^pipe: fd %d+$')
local task = eco.run(proc.wait, proc)
check.ok(eco.dump():find(('wait on proc: %d running'):format(proc.pid), 1, true))
proc:close_stdin()
check.eq(tostring(proc.stdin), 'pipe: closed')
eco.join(task)
check.eq(tostring(proc), ('proc: %d exited 3'):format(proc.pid))
proc = check.ok(sys.exec('sh', '-c', 'kill -9 $$'))
proc:wait()
check.eq(tostring(proc), ('proc: %d signaled 9'):format(proc.pid))

-- Somebody else has asked for its end.
local ffi = require 'ffi'
ffi.cdef 'int waitpid(int pid, int *status, int options);'
proc = check.ok(sys.exec 'true')
check.eq(ffi.C.waitpid(proc.pid, nil, 0), proc.pid)
check.fails('No child processes', proc:wait())
check.eq(tostring(proc), ('proc: %d lost'):format(proc.pid))
