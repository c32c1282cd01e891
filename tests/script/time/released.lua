-- SPDX-License-Identifier: MIT
-- Timers that fired, were cancelled or were dropped leave neither memory nor descriptors.
local check = require 'check'
local time = require 'eco.time'
local fired = 0
local function churn(count)
    fired = 0
    for i = 1, count do
        time.at(0, function() fired = fired + 1 end)
        time.at(60, print):cancel()
        time.timer(print)
        if i % 10 == 0 then
            time.on(0, function() fired = fired + 1 end)
            time.on(time.now() + 60, print):close()
        end
        if i % 100 == 0 then
            eco.sleep(0)
        end
    end
    while fired < count * 1.1 do
        eco.sleep(0.001)
    end
    collectgarbage()
    collectgarbage()
    return collectgarbage 'count', check.fd_count()
end
local heap, count = churn(1000)
local heap_after, count_after = churn(20000)
check.eq(count_after, count)
check.ok(heap_after < heap + 64, ('heap: %d KiB, then %d KiB'):format(heap, heap_after))
