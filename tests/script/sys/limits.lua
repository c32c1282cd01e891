-- SPDX-License-Identifier: MIT
-- The limits of this process, which its children inherit.
local check = require 'check'
local sys = require 'eco.sys'

if check.is_valgrind() then
    check.skip 'valgrind plays the limit on descriptors itself'
end
local soft, hard = sys.rlimit 'nofile'
check.eq(soft .. '\n', (sys.sh 'ulimit -Sn'))
check.same({ sys.rlimit('nofile', 64) }, { 64, hard })
check.same({ sys.rlimit 'nofile' }, { 64, hard })
check.eq(sys.sh 'ulimit -Sn', '64\n')
check.same({ sys.rlimit('core', 0) }, { 0, select(2, sys.rlimit 'core') })
check.same({ sys.rlimit('core', nil, 0) }, { 0, 0 })
check.same({ sys.rlimit('nofile', 64, 64) }, { 64, 64 })
check.fails('Invalid argument', sys.rlimit('nofile', 65))
check.raises('no such limit', sys.rlimit, 'files')
check.raises('bad argument #2', sys.rlimit, 'nofile', -1)
check.raises('bad argument #2', sys.rlimit, 'nofile', -math.huge)
local cpu = select(2, sys.rlimit 'cpu')
if cpu == math.huge then
    check.same({ sys.rlimit('cpu', math.huge, math.huge) }, { math.huge, math.huge })
end
-- No descriptors left: the call fails, and nothing stays open.
local count = check.fd_count()
sys.rlimit('nofile', count)
for _ = 1, 3 do
    check.fails('Too many open files', sys.exec 'true')
end
for more = 1, 8 do
    sys.rlimit('nofile', count + more)
    local proc, err = sys.exec({ 'true' }, nil, { stdin = 'pipe', stderr = 'null' })
    if proc then
        proc:wait()
        proc:close()
    else
        check.eq(err, 'Too many open files')
    end
    check.eq(check.fd_count(), count)
end
check.ok(sys.sh 'true')
