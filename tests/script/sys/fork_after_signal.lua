-- SPDX-License-Identifier: MIT
-- A signal that has come, but has not been told yet, when a process is made: the parent hears it,
-- the child does not, and ends as always.
local check = require 'check'
local sys = require 'eco.sys'
local time = require 'eco.time'

local heard = 0
local handler = check.ok(sys.signal(sys.SIGUSR2, function()
    heard = heard + 1
end))

local function hears_it()
    local limit = time.monotonic() + 20
    while heard == 0 and time.monotonic() < limit do
        eco.sleep(0.01)
    end
    check.eq(heard, 1)
end

local function ends(pid)
    local limit = time.monotonic() + 20
    repeat
        local ended, how = sys.waitpid(pid)
        if ended == pid then
            return check.eq(how.status, 3 + heard)
        end
        eco.sleep(0.01)
    until time.monotonic() > limit
    sys.kill(pid, sys.SIGKILL)
    error 'the child hangs'
end

sys.kill(sys.getpid(), sys.SIGUSR2)
local spawned = check.ok(sys.spawn(function()
    os.exit(4 + heard)
end))
hears_it()
ends(spawned)

heard = 0
sys.kill(sys.getpid(), sys.SIGUSR2)
local pid = check.ok(sys.fork())
if pid == 0 then
    eco.sleep(0.01)
    handler:close()
    os.exit(4 + heard)
end
hears_it()
ends(pid)
handler:close()
