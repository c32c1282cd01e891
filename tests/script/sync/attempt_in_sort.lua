-- SPDX-License-Identifier: MIT
-- A limit of 0 is an attempt, which works where no task can be suspended, too.
local check = require 'check'
local channel = require 'eco.channel'
local sync = require 'eco.sync'

local full, empty = channel.new(), channel.new()
full:send(1)
local mutex, cond, waitgroup = sync.mutex(), sync.cond(), sync.waitgroup()
mutex:lock()
waitgroup:add(1)
local task = eco.run(eco.sleep, 60)
local group = eco.group()
group:run(eco.sleep, 60)

local function try()
    check.fails('timeout', full:send(2, 0))
    check.fails('timeout', empty:recv(0))
    check.fails('timeout', mutex:lock(0))
    check.fails('timeout', cond:wait(-1))
    check.fails('timeout', waitgroup:wait(0))
    check.fails('timeout', eco.join(task, 0))
    check.fails('timeout', group:wait(0))
    check.raises('attempt to yield across C-call boundary', mutex.lock, mutex, 0.001)
end

local tried = 0
table.sort({ 2, 1 }, function(a, b)
    try()
    tried = tried + 1
    return a < b
end)
check.ok(tried > 0)
eco.cancel(task)
group:cancel()
