-- SPDX-License-Identifier: MIT
-- switch.lua TASKS ROUNDS: all tasks give way in turn. Prints nanoseconds of processor time per
-- switch.
local eco = require 'eco'

local tasks, rounds = tonumber(arg[1]), tonumber(arg[2])
local running = tasks
local begin = os.clock()
for _ = 1, tasks do
    eco.run(function()
        for _ = 1, rounds do
            eco.sleep(0)
        end
        running = running - 1
    end)
end
while running > 0 do
    eco.sleep(0)
end
print((os.clock() - begin) / (tasks * rounds) * 1e9)
