-- SPDX-License-Identifier: MIT
-- Timers of both clocks, sleeps, deadlines.
local scenario = require 'scenario'
local time = require 'eco.time'
local must, right, TIMEOUT = scenario.must, scenario.right, scenario.TIMEOUT

local timers = {}

local function start(create, moment, f, name)
    local timer = must(create(moment, f, name))
    timers[#timers + 1] = timer
    return timer
end

local function run()
    local fired = {}
    local function note(_, name) fired[#fired + 1] = name end
    start(time.at, 0.005, note, 'soon')
    start(time.on, time.now() + 0.01, note, 'moment')
    local repeated = 0
    start(time.at, 0.001, function(timer)
        repeated = repeated + 1
        if repeated < 3 then
            timer:set(0.001)
        end
    end)
    start(time.at, 60, error)
    for _ = 1, 100 * TIMEOUT do
        if #fired == 2 and repeated == 3 then break end
        eco.sleep(0.01)
    end
    right(#fired == 2 and repeated == 3, 'a timer that fires')
    local done, why = eco.timeout(0.01, eco.sleep, 60)
    right(not done and why == 'timeout', 'the deadline')
end

scenario.run(function()
    local done, why = pcall(run)
    for _, timer in ipairs(timers) do
        timer:close() -- one of a minute keeps the program running
    end
    if not done then
        error(why, 0)
    end
end)
