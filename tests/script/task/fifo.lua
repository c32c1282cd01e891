-- SPDX-License-Identifier: MIT
-- Tasks that become runnable run in the order they became so, whatever made them.
local check = require 'check'
local channel = require 'eco.channel'
local sync = require 'eco.sync'
local log = {}
local cond, mutex, ch = sync.cond(), sync.mutex(), channel.new()

local function waiter(name, f, ...)
    local args = { ... }
    return eco.run(function()
        f(unpack(args))
        log[#log + 1] = name
    end)
end

mutex:lock()
waiter('cond', cond.wait, cond)
waiter('lock', mutex.lock, mutex)
waiter('recv', ch.recv, ch)
local sleeper = waiter('cancel', eco.sleep, 60)
ch:send(1)
eco.cancel(sleeper)
cond:signal()
mutex:unlock()
waiter('sleep', eco.sleep, 0)
check.same(log, {}, 'a wake-up does not run the task')
eco.sleep(0)
check.eq(table.concat(log, ' '), 'recv cancel cond lock sleep')
