-- SPDX-License-Identifier: MIT
-- 100 000 sleeping tasks, each at most 1 KiB; they all wake, and what they used is used again.
local check = require 'check'
local memory = require 'memory'

local kTasks = 100000
local woken = 0

local function sleeper(seconds)
    eco.sleep(seconds)
    woken = woken + 1
end

local function sleep_all(seconds)
    for _ = 1, kTasks do
        eco.run(sleeper, seconds)
    end
    check.eq(eco.count(), kTasks + 1)
end

local used = memory.measure()
sleep_all(1)
local peak = used()
local each = peak / kTasks
check.ok(each <= 1024, ('%d bytes for a sleeping task'):format(each))
repeat eco.sleep(0.05) until eco.count() == 1
check.eq(woken, kTasks)
collectgarbage() -- else how much of them is left depends on where the collector is in its cycle

sleep_all(0)
repeat eco.sleep(0.05) until eco.count() == 1
check.eq(woken, 2 * kTasks)
check.ok(used() <= peak, ('%d bytes, then %d'):format(peak, used()))
