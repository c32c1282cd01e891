-- SPDX-License-Identifier: MIT
-- switch.lua TASKS ROUNDS: coroutines resumed in turn, without a loop: what the VM itself costs.
-- Prints nanoseconds of processor time per switch.
local tasks, rounds = tonumber(arg[1]), tonumber(arg[2])
local coroutines = {}
for i = 1, tasks do
    coroutines[i] = coroutine.create(function()
        for _ = 1, rounds do
            coroutine.yield()
        end
    end)
end
local begin = os.clock()
for _ = 1, rounds do
    for i = 1, tasks do
        coroutine.resume(coroutines[i])
    end
end
print((os.clock() - begin) / (tasks * rounds) * 1e9)
