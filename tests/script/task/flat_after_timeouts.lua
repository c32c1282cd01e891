-- SPDX-License-Identifier: MIT
-- 100 000 waits that time out, of every kind, leave neither memory nor descriptors behind.
local check = require 'check'
local channel = require 'eco.channel'
local sync = require 'eco.sync'
local fds = require 'fds'
local reader = eco.reader((fds.pipe()))
local cond, ch, mutex = sync.cond(), channel.new(), sync.mutex()
mutex:lock()
local forever = eco.run(eco.sleep, 600)

local function wait_with_timeouts(turns)
    local tasks = {}
    for i = 1, 50 do
        tasks[i] = eco.run(function()
            for _ = 1, turns do
                cond:wait(0.0001)
                ch:recv(0.0001)
                mutex:lock(0.0001)
                eco.join(forever, 0.0001)
                eco.timeout(0.0001, eco.sleep, 60)
                if i == 1 then
                    reader:read('l', 0.0001)
                end
            end
        end)
    end
    for _, co in ipairs(tasks) do
        check.ok(eco.join(co))
    end
    tasks = nil
    collectgarbage()
    collectgarbage()
    return collectgarbage 'count', check.fd_count()
end

local heap, descriptors = wait_with_timeouts(20)
local heap_after, descriptors_after = wait_with_timeouts(400)
check.eq(descriptors_after, descriptors)
check.ok(heap_after < heap + 64, ('heap: %d KiB, then %d KiB'):format(heap, heap_after))
eco.cancel(forever)
check.eq(eco.join(forever), true)
