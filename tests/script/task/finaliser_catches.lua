-- SPDX-License-Identifier: MIT
-- A finaliser may run wherever something is allocated, also on the stack of a task that waits or
-- has failed. What it catches there is not that task's error, and the task goes on.
local check = require 'check'
local socket = require 'eco.socket'

collectgarbage('setpause', 10) -- all the time
local caught = 0

local function drop_one()
    local object = newproxy(true)
    getmetatable(object).__gc = function()
        if not pcall(error, 'x') then
            caught = caught + 1
        end
    end
end

local function garbage()
    for _ = 1, 10 do
        drop_one()
    end
end

local function receive(sock, i)
    check.eq(sock:recv(100), 'message ' .. i)
    garbage()
    check.fails('timeout', sock:recv(100, 0.0001))
    garbage()
    return 'received'
end

local one, other = check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM))
for i = 1, check.is_instrumented() and 200 or 1000 do
    local receiver = eco.run(receive, one, i)
    local sleeper = eco.run(eco.sleep, 60)
    local failing = eco.run(function()
        garbage()
        error('number ' .. i, 0)
    end)
    check.same({ eco.join(failing) }, { nil, 'number ' .. i })
    garbage()
    check.ok(other:send('message ' .. i))
    check.same({ eco.join(receiver) }, { true, 'received' })
    garbage()
    eco.cancel(sleeper)
    check.same({ eco.join(sleeper) }, { true, nil, 'canceled' })
end
check.ok(caught > 0)
