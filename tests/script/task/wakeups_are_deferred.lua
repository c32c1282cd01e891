-- SPDX-License-Identifier: MIT
-- Whoever wakes another task goes on first.
local check = require 'check'
local channel = require 'eco.channel'
local sync = require 'eco.sync'
local fds = require 'fds'
local r = fds.pipe()
local reader = eco.reader(r)
local cond, group, mutex, ch = sync.cond(), sync.waitgroup(), sync.mutex(), channel.new()
local woken = 0

local function waits(f, ...)
    local args = { ... }
    eco.run(function()
        f(unpack(args))
        woken = woken + 1
    end)
end

group:add(1)
mutex:lock()
local sleeper = eco.run(function()
    eco.sleep(60)
    woken = woken + 1
end)
waits(eco.join, sleeper)
waits(cond.wait, cond)
waits(cond.wait, cond)
waits(group.wait, group)
waits(mutex.lock, mutex)
waits(ch.recv, ch)
waits(reader.read, reader, 'l')

eco.cancel(sleeper)
cond:signal()
cond:broadcast()
group:done()
mutex:unlock()
ch:send(1)
reader:cancel()
check.eq(woken, 0)
eco.sleep(0)
eco.sleep(0)
check.eq(woken, 8)
