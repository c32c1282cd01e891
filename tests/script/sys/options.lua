-- SPDX-License-Identifier: MIT
-- Where a child runs, as whom, and for how long.
local check = require 'check'
local processes = require 'processes'
local sys = require 'eco.sys'

check.eq(sys.exec('pwd', { cwd = '/' }):read_stdout 'a', '/\n')
check.same({ sys.exec('pwd', { cwd = '/no/such' }) },
    { nil, 'No such file or directory', 'ENOENT' })
check.fails('Not a directory', sys.exec('pwd', { cwd = '/etc/passwd' }))

local function group(pid)
    return tonumber((sys.sh { 'ps', '-o', 'pgid=', '-p', tostring(pid) }))
end
local leader = check.ok(sys.exec('sleep', '60', { pgid = 0 }))
check.eq(group(leader.pid), leader.pid)
local member = check.ok(sys.exec('sleep', '60', { pgid = leader.pid }))
check.eq(group(member.pid), leader.pid)
check.ok(sys.kill(-leader.pid, sys.SIGTERM))
check.same({ leader:wait() }, { leader.pid, { signaled = true, status = sys.SIGTERM } })
check.same({ member:wait() }, { member.pid, { signaled = true, status = sys.SIGTERM } })
check.fails('Operation not permitted', sys.exec('true', { pgid = 2 ^ 22 + 1 }))

local limited = check.ok(sys.exec('sleep', '60', { timeout = 0.05 }))
check.same({ limited:wait() }, { limited.pid, { signaled = true, status = sys.SIGTERM } })
local stubborn = "trap '' TERM; while :; do sleep 0.01; done"
limited = check.ok(sys.exec('sh', '-c', stubborn, { timeout = 0.1, pgid = 0 }))
limited:close()
check.same({ limited:wait() }, { limited.pid, { signaled = true, status = sys.SIGKILL } })
local quick = check.ok(sys.exec('true', { timeout = 60 }))
quick:wait()
processes.until_true(function() -- the limit does not keep the program
    return eco.count() == 1
end)

if sys.sh { 'id', '-u' } == '0\n' then
    local command = { 'sh', '-c', 'id -u; id -g; id -G' }
    local proc = check.ok(sys.exec(command, nil, { uid = 65534, gid = 65533 }))
    check.eq(proc:read_stdout 'a', '65534\n65533\n65533\n')
    check.fails('No such file or directory', sys.exec('/no/such', { uid = 65534 }))
else
    check.fails('Operation not permitted', sys.exec('true', { uid = 0, gid = 0 }))
end
processes.until_true(function()
    return #processes.children() == 0
end)
