-- SPDX-License-Identifier: MIT
-- Tasks that are started, wait in some way and end; ECO_TASKS says how many in all. Thousands live
-- at a time. What they used is used again.
local check = require 'check'
local channel = require 'eco.channel'
local sync = require 'eco.sync'
local time = require 'eco.time'

local count = tonumber(os.getenv 'ECO_TASKS') or (check.is_instrumented() and 20000 or 100000)
local kAlive = 5000

local mutex = sync.mutex()
local queue = channel.new(1)
local waits = {
    function() eco.sleep(0) end,
    function() eco.sleep(0.001) end,
    function() check.fails('timeout', queue:recv(0.001)) end,
    function() return mutex:lock() and mutex:unlock() end,
    function() return eco.timeout(0.001, eco.sleep, 60) end,
    function() eco.join(eco.run(eco.sleep, 0)) end,
    function() end,
    function() return eco.sleep(60) end, -- is cancelled
}

local function some(tasks)
    local started, done = 0, 0
    while started < tasks do
        local group = eco.group()
        local sleepers = {}
        for _ = 1, math.min(kAlive, tasks - started) do
            started = started + 1
            local wait = waits[started % #waits + 1]
            local task = group:run(function()
                wait()
                done = done + 1
            end)
            if wait == waits[#waits] then sleepers[#sleepers + 1] = task end
        end
        for _, task in ipairs(sleepers) do
            eco.cancel(task)
        end
        check.ok(group:wait())
    end
    check.eq(done, tasks)
    check.eq(eco.count(), 1)
    collectgarbage()
    collectgarbage()
    return collectgarbage 'count', check.peak_kb()
end

local heap, peak = some(2 * kAlive)
local start = time.monotonic()
local heap_after, peak_after = some(count)
print(('%d tasks in %.2f s; heap %d KiB, then %d KiB; at most %d KiB resident, then %d KiB'):format(
    count, time.monotonic() - start, heap, heap_after, peak, peak_after))
check.ok(heap_after < heap + 512, 'the heap grows')
if not check.is_instrumented() then
    check.ok(peak_after < peak + 8192, 'resident memory grows')
end
