-- SPDX-License-Identifier: MIT
-- fork(): a copy with all tasks, which has a loop of its own.
local check = require 'check'
local fds = require 'fds'
local socket = require 'eco.socket'
local sys = require 'eco.sys'

local r, w = fds.pipe()
local a, b = check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
local pings, own = 0, sys.getpid()
local handler = check.ok(sys.signal(sys.SIGUSR2, function()
    pings = pings + 1
end))
local sleeper = check.ok(sys.exec({ 'cat' }, nil, { stdin = 'pipe' }))
local wait_for_sleeper = eco.run(function()
    return sleeper:wait()
end)
local slept = eco.run(function()
    eco.sleep(0.05)
    return 'slept in ' .. sys.getpid()
end)
local received = eco.run(function()
    return b:read 'l'
end)

local pid = check.ok(sys.fork())
if pid == 0 then
    -- Each process hears its own signals.
    check.ok(sys.kill(sys.getpid(), sys.SIGUSR2))
    check.same({ eco.join(slept) }, { true, 'slept in ' .. sys.getpid() })
    check.same({ eco.join(wait_for_sleeper) }, { true, nil, 'No child processes', 'ECHILD' })
    check.eq(sleeper.child:running(), false)
    check.same({ eco.join(received) }, { true, 'for the copy' })
    check.eq(pings, 1)
    fds.write(w, 'done')
    os.exit(4)
end
check.same({ eco.join(slept) }, { true, 'slept in ' .. own })
check.eq(pings, 0)
eco.cancel(received)
check.ok(a:send 'for the copy\n')
check.eq(eco.reader(r):read(9), 'done')
local found, status
repeat
    eco.sleep(0.001)
    found, status = sys.waitpid(pid)
until found ~= 0
check.same(status, { exited = true, status = 4 })
check.eq(pings, 0)
sleeper:close_stdin()
check.same({ eco.join(wait_for_sleeper) }, { true, sleeper.pid, { exited = true, status = 0 } })
handler:close()
