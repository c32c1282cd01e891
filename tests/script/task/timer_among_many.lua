-- SPDX-License-Identifier: MIT
-- Who a timer has woken does not wait until thousands of others have had their turn; nor do they
-- wait for those whose timers are always due.
local check = require 'check'
local time = require 'eco.time'

local kMany = 150
local turns, stop = 0, false

local function work()
    turns = turns + 1
    local start = time.monotonic()
    repeat until time.monotonic() - start >= 0.001
end

local function start(delay)
    for _ = 1, kMany do
        eco.run(function()
            while not stop do
                work()
                eco.sleep(delay)
            end
        end)
    end
end

-- Tasks that are always ready: a wait of 5 ms is over after a few turns of theirs.
start(0)
eco.sleep(0.005)
check.ok(turns < 50 + kMany, turns)
turns = 0
eco.sleep(0.005)
check.ok(turns < 50, turns)
turns = 0
check.fails('timeout', eco.timeout(0.005, eco.sleep, 60))
check.ok(turns < 50, turns)
turns = 0
local fired
time.at(0.005, function() fired = turns end)
while not fired do
    eco.sleep(0)
end
check.ok(fired < 50, fired)
stop = true
while eco.count() > 1 do
    eco.sleep(0)
end

-- Tasks whose timers are always due: every other turn is for the rest.
stop = false
start(0.001)
eco.sleep(0)
turns = 0
for _ = 1, 20 do
    eco.sleep(0)
end
check.ok(turns < 100, turns)
stop = true
