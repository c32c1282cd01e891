-- SPDX-License-Identifier: MIT
-- spawn(): another process that runs one function; nothing that this one waits for happens there.
local check = require 'check'
local fds = require 'fds'
local socket = require 'eco.socket'
local sys = require 'eco.sys'
local time = require 'eco.time'

local r, w = fds.pipe()
local reader = eco.reader(r)
local function tell(what)
    fds.write(w, what .. '\n')
end

-- All of this is of the parent.
local server = check.ok(socket.listen_tcp('127.0.0.1', 0))
local port = server:getsockname().port
local other = check.ok(socket.listen_tcp('127.0.0.1', 0))
local accepting = eco.run(function()
    other:accept()
    tell 'another task ran'
end)
eco.run(function()
    eco.sleep(0.05)
    tell 'parent slept'
end)
local timers = {
    time.at(0.05, function() tell 'parent timer' end),
    time.on(time.now() + 0.05, function() tell 'parent alarm' end),
}
local handler = check.ok(sys.signal(sys.SIGUSR2, tell, 'parent handled'))
local terminated = check.ok(sys.signal(sys.SIGTERM, error))
local sleeper = check.ok(sys.exec('sleep', '60'))
local a, b = check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
local waiting = eco.run(function()
    return b:read 'l'
end)

local parent = sys.getpid()
local pid = check.ok(sys.spawn(function()
    check.eq(eco.count(), 1)
    check.eq(sys.getppid(), parent)
    -- The child's signals are not the parent's. Closing what was the parent's does no harm.
    terminated:close()
    local own = 0
    for _, number in ipairs { sys.SIGUSR2, sys.SIGTERM } do
        local signal = check.ok(sys.signal(number, function() own = own + 1 end))
        sys.kill(sys.getpid(), number)
        local before = own
        while own == before do
            eco.sleep(0.001)
        end
        signal:close()
    end
    handler:close()
    for _, timer in pairs(timers) do
        timer:cancel()
    end
    check.fails('No child processes', sleeper:wait())
    check.fails('No such process', sleeper:kill())
    check.same({ sys.waitpid(-1) }, { nil, 'No child processes', 'ECHILD' })
    -- What was open can be used, and everything new works.
    local client = check.ok(server:accept())
    check.eq(client:read 'l', 'to the child')
    check.ok(client:send 'from the child\n')
    check.same({ sys.sh 'echo shell' }, { 'shell\n', '', { exited = true, status = 0 } })
    check.ok(a:send 'to the parent\n')
    time.at(0.001, function()
        eco.run(tell, 'child is done')
    end)
end))
check.ok(pid ~= parent)

local client = check.ok(socket.connect_tcp('127.0.0.1', port))
client:send 'to the child\n'
check.eq(client:read 'l', 'from the child')
check.same({ eco.join(waiting) }, { true, 'to the parent' })
local found, status
repeat
    eco.sleep(0.001)
    found, status = sys.waitpid(pid)
until found ~= 0
check.same(status, { exited = true, status = 0 })

-- Here all goes on as if nothing had been.
check.ok(sys.kill(parent, sys.SIGUSR2))
local lines = {}
for _ = 1, 5 do
    lines[#lines + 1] = reader:read 'l'
end
table.sort(lines)
check.same(lines,
    { 'child is done', 'parent alarm', 'parent handled', 'parent slept', 'parent timer' })
handler:close()
terminated:close()
check.ok(socket.connect_tcp('127.0.0.1', other:getsockname().port))
check.ok(eco.join(accepting))
check.eq(reader:read 'l', 'another task ran')
check.fails('timeout', reader:read('l', 0.01))
check.same({ sleeper:stop() }, { sleeper.pid, { signaled = true, status = sys.SIGTERM } })
