-- SPDX-License-Identifier: MIT
-- What the system says, as its own programs say it.
local check = require 'check'
local sys = require 'eco.sys'

check.eq(sys.get_nprocs() .. '\n', (sys.sh { 'getconf', '_NPROCESSORS_ONLN' }))
check.eq(sys.hostname() .. '\n', (sys.sh 'uname -n'))
local uptime = tonumber((sys.sh 'cat /proc/uptime'):match '^%d+')
check.ok(sys.uptime() - uptime <= 60 and sys.uptime() >= uptime and sys.uptime() % 1 == 0)
check.eq(select('#', sys.loadavg()), 3)
local memory = sys.meminfo()
check.ok(memory.MemTotal > 1e6 and memory.MemTotal % 1024 == 0)
check.ok(memory.MemFree <= memory.MemTotal)
check.eq(memory.MemTotal / 1024 .. '\n',
    (sys.sh "sed -n 's/^MemTotal: *\\([0-9]*\\) kB/\\1/p' /proc/meminfo"))

local root = sys.getpwnam 'root'
check.same({ root.username, root.uid, root.gid }, { 'root', 0, 0 })
check.eq(('%s:%s\n'):format(root.home, root.shell),
    (sys.sh "sed -n 's/^root:[^:]*:0:0:[^:]*://p' /etc/passwd"))
check.eq(type(root.password), 'string')
check.fails('not found', sys.getpwnam 'no-such-user')
check.fails('not found', sys.getpwnam 'root\0')
check.raises('bad argument #1', sys.getpwnam)

check.eq(sys.strerror(sys.ENOENT), 'No such file or directory')
local mips = jit.arch:find '^mips' ~= nil -- has numbers of its own
check.same({ sys.EPERM, sys.EHWPOISON, sys.EWOULDBLOCK }, { 1, mips and 168 or 133, sys.EAGAIN })
check.same({ sys.EL2NSYNC, sys.EL3HLT, sys.EL3RST, sys.EL2HLT },
    mips and { 38, 39, 40, 44 } or { 45, 46, 47, 51 })
check.same({ sys.ELNSYNC, sys.ELHLT, sys.ELRST }, { sys.EL2NSYNC, sys.EL2HLT, sys.EL3RST })
check.same({ sys.SIGABRT, sys.SIGIOT, sys.SIGXFSZ, sys.SIGPOLL },
    { 6, 6, mips and 31 or 25, sys.SIGIO })
for name in (sys.sh { 'bash', '-c', 'kill -l' }):gmatch 'SIG%u[%u%d]+' do
    check.ok(name:find '^SIGRT' or sys[name] or mips and name == 'SIGSTKFLT', name)
end
check.same({ sys.SIG_BLOCK, sys.SIG_UNBLOCK, sys.SIG_SETMASK },
    mips and { 1, 2, 3 } or { 0, 1, 2 })
