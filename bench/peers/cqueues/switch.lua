-- SPDX-License-Identifier: MIT
-- switch.lua TASKS ROUNDS: all coroutines give way in turn. Prints nanoseconds of processor time
-- per switch.
local cqueues = require 'cqueues'

local tasks, rounds = tonumber(arg[1]), tonumber(arg[2])
local loop = cqueues.new()
local begin = os.clock()
for _ = 1, tasks do
    loop:wrap(function()
        for _ = 1, rounds do
            cqueues.sleep(0)
        end
    end)
end
assert(loop:loop())
print((os.clock() - begin) / (tasks * rounds) * 1e9)
