#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Keeps a program running: starts it again when it ends, later and later while it crashes at once.
-- Run: eco supervisor.lua PROGRAM [ARGUMENT...], then: kill PID

local sys = require 'eco.sys'
local time = require 'eco.time'

local SHORTEST, LONGEST = 0.1, 30 -- seconds between two starts
local HEALTHY = 10 -- who has run that long may crash again

local command = { ... }
if #command == 0 then
    io.stderr:write 'usage: eco supervisor.lua PROGRAM [ARGUMENT...]\n'
    os.exit(1)
end

local function say(...)
    io.stderr:write(('supervisor: %s\n'):format(string.format(...)))
end

local ending = false
local proc
local supervisor = coroutine.running()

-- The first signal ends the program in order: it is waited for below.
for _, number in ipairs { sys.SIGTERM, sys.SIGINT } do
    local handler
    handler = assert(sys.signal(number, function()
        handler:close()
        ending = true
        if proc then
            proc:stop()
        end
        eco.cancel(supervisor) -- from the pause
    end))
end

local function describe(status)
    return (status.exited and 'ended with status ' or 'was killed by signal ') .. status.status
end

local pause = SHORTEST
while not ending do
    local started = time.monotonic()
    local err
    proc, err = sys.exec(command, nil, { stdout = 'inherit', stderr = 'inherit' })
    if not proc then
        say('cannot start %s: %s', command[1], err)
        os.exit(1)
    end
    say('started as %d', proc.pid)
    local _, status = proc:wait()
    if ending then break end
    if time.monotonic() - started >= HEALTHY then
        pause = SHORTEST
    end
    say('it %s; next start in %g s', describe(status), pause)
    eco.sleep(pause)
    pause = math.min(2 * pause, LONGEST)
end
say 'done'
os.exit(0)
