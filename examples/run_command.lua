#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Runs a shell command and shows its output as it comes, each line with its time and stream.
-- Run: eco run_command.lua COMMAND [SECONDS]

local sys = require 'eco.sys'
local time = require 'eco.time'

local command, limit = ...
if not command then
    io.stderr:write 'usage: eco run_command.lua COMMAND [SECONDS]\n'
    os.exit(1)
end

local proc, err = sys.exec({ '/bin/sh', '-c', command }, nil, {
    stdin = 'null',
    pgid = 0, -- with all that it starts in turn
    timeout = tonumber(limit),
})
if not proc then
    io.stderr:write('cannot run it: ', err, '\n')
    os.exit(1)
end

local started = time.monotonic()

local function show(name, pipe)
    for line in function() return pipe:read 'l' end do
        print(('%6.2f %s %s'):format(time.monotonic() - started, name, line))
    end
end

local group = eco.group()
group:run(show, 'out', proc.stdout)
group:run(show, 'err', proc.stderr)
group:wait()

local _, status = proc:wait()
if status.exited then
    print('status ' .. status.status)
    os.exit(status.status)
end
print('killed by signal ' .. status.status)
os.exit(128 + status.status)
