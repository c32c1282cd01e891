-- SPDX-License-Identifier: MIT
-- 100 000 sleeping tasks: they all wake, and cost at most 1 KiB each, closure and all.
local check = require 'check'
local count, woken = 100000, 0
collectgarbage()
collectgarbage()
local heap, rss = collectgarbage 'count', check.rss_kb()
local stop

local function task()
    eco.sleep(60)
    woken = woken + 1
end

for i = 1, count do
    local co = eco.run(task)
    if i == 1 then
        stop = co
    end
end
check.eq(eco.count(), count + 1)
collectgarbage()
collectgarbage()
local heap_each = (collectgarbage 'count' - heap) / count
local rss_each = (check.rss_kb() - rss) / count
-- A sanitizer or valgrind puts its own bytes around each allocation.
local plain = not (os.getenv 'ASAN_OPTIONS' or os.getenv 'LD_PRELOAD')
check.ok(heap_each <= 1, 'Lua heap, KiB per task: ' .. heap_each)
check.ok(not plain or rss_each <= 1, 'resident, KiB per task: ' .. rss_each)

for _, co in ipairs(eco.all()) do
    if co ~= coroutine.running() then
        eco.cancel(co)
    end
end
check.ok(eco.join(stop))
while eco.count() > 1 do
    eco.sleep(0)
end
check.eq(woken, count)
