-- SPDX-License-Identifier: MIT
-- Timers of both clocks, sleeps, deadlines.
local scenario = require 'scenario'
local time = require 'eco.time'
local must, right, TIMEOUT = scenario.must, scenario.right, scenario.TIMEOUT

scenario.run(function()
    local fired = {}
    local soon = time.at(0.005, function(_, name) fired[#fired + 1] = name end, 'soon')
    local moment = must(time.on(time.now() + 0.01, function() fired[#fired + 1] = 'moment' end))
    local repeated = 0
    local beat = time.at(0.001, function(timer)
        repeated = repeated + 1
        if repeated < 3 then
            timer:set(0.001)
        end
    end)
    local never = time.at(60, error)
    for _ = 1, 100 * TIMEOUT do
        if #fired == 2 and repeated == 3 then break end
        eco.sleep(0.01)
    end
    right(#fired == 2 and repeated == 3, 'a timer that fires')
    local done, why = eco.timeout(0.01, eco.sleep, 60)
    right(not done and why == 'timeout', 'the deadline')
    for _, timer in ipairs { soon, moment, beat, never } do
        timer:close()
    end
end)
