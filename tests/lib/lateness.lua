-- SPDX-License-Identifier: MIT
-- How late timers fire while something else goes on.
--
--     local lateness = require 'lateness'
--     local timers = lateness.watch()
--     ...
--     timers.stopped = true
--     print(timers:text())

local random = require 'eco.random'
local time = require 'eco.time'

local lateness = {}
lateness.__index = lateness

-- A task that sleeps again and again, for 1 to 30 ms, and notes by how much it was too long. While
-- `paused` is true nothing is noted; `stopped` ends it.
function lateness.watch()
    local self = setmetatable({ count = 0, worst = 0, steps = {} }, lateness)
    eco.run(function()
        while not self.stopped do
            local delay = random.integer(1, 30) / 1000
            local start = time.monotonic()
            eco.sleep(delay)
            if not self.paused then self:note(time.monotonic() - start - delay) end
        end
    end)
    return self
end

-- Counts in steps of a millisecond; what is later than a second counts there.
function lateness:note(late)
    local step = math.min(math.floor(late * 1000), 1000)
    self.count = self.count + 1
    self.worst = math.max(self.worst, late)
    self.steps[step] = (self.steps[step] or 0) + 1
end

-- How many were later than so many milliseconds.
function lateness:above(ms)
    local count = 0
    for step, n in pairs(self.steps) do
        if step >= ms then count = count + n end
    end
    return count
end

function lateness:text()
    return ('%d timers, worst %.1f ms late, more than 2 ms: %d, 5 ms: %d, 20 ms: %d'):format(
        self.count, self.worst * 1000, self:above(2), self:above(5), self:above(20))
end

return lateness
