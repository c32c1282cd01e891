-- SPDX-License-Identifier: MIT
-- The low level: a blocked signal is read from a descriptor.
local check = require 'check'
local ffi = require 'ffi'
local fds = require 'fds'
local sys = require 'eco.sys'

check.eq(sys.sigprocmask(sys.SIG_BLOCK, sys.SIGUSR2), true)
local fd = check.ok(sys.signalfd(sys.SIGUSR2))
check.eq(fds.is_nonblocking(fd), true)
local reader = eco.reader(fd)
check.fails('timeout', reader:read(128, 0.01))
check.ok(sys.kill(sys.getpid(), sys.SIGUSR2))
local info = check.ok(reader:read(128))
check.eq(#info, 128)
check.eq(ffi.cast('uint32_t *', info)[0], sys.SIGUSR2)
check.ok(sys.sigprocmask(sys.SIG_UNBLOCK, sys.SIGUSR2))
fds.close(fd)

-- SIGCHLD cannot be blocked: the runtime hears it.
check.ok(sys.sigprocmask(sys.SIG_SETMASK, sys.SIGCHLD, sys.SIGUSR2))
check.same({ sys.sh 'exit 1' }, { '', '', { exited = true, status = 1 } })
check.fails('Invalid argument', sys.sigprocmask(99))
check.raises('bad argument #2', sys.sigprocmask, sys.SIG_BLOCK, 'x')
check.raises('bad argument #2', sys.sigprocmask, sys.SIG_BLOCK, 9999)
check.raises('bad argument #1', sys.signalfd, 0)

check.fails('unsupported option', sys.prctl(15, 1))
check.eq(sys.prctl(sys.PR_SET_PDEATHSIG, 0), true)
check.fails('Invalid argument', sys.prctl(sys.PR_SET_PDEATHSIG, 9999))
