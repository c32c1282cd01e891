-- SPDX-License-Identifier: MIT
-- close(): the pipes end, whoever waits on the object is cancelled, the child goes on.
local check = require 'check'
local sys = require 'eco.sys'

local before = check.fd_count()
local proc = check.ok(sys.exec({ 'sleep', '60' }, nil, { stdin = 'pipe' }))
check.eq(check.fd_count(), before + 3)
local tasks = {
    eco.run(function() return proc:read_stdout 'l' end),
    eco.run(function() return proc:read_stderr 'a' end),
    eco.run(function() return proc:wait() end),
    eco.run(function() return proc:stop(60) end),
}
proc:close()
for i = 1, 3 do
    check.same({ eco.join(tasks[i]) }, { true, nil, 'canceled' })
end
check.eq(check.fd_count(), before)
check.eq(proc:close(), nil)
check.fails('closed', proc:read_stdout 'l')
check.fails('closed', proc:read_stderr(1))
check.fails('closed', proc:write 'x')
check.same({ proc:wait() }, { proc.pid, { signaled = true, status = sys.SIGTERM } })
check.ok(tostring(proc.stdout):find 'closed')
