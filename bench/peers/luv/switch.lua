-- SPDX-License-Identifier: MIT
-- switch.lua TASKS ROUNDS: coroutines that give way by a timer of 0. Prints nanoseconds of
-- processor time per switch.
local uv = require 'luv'

local tasks, rounds = tonumber(arg[1]), tonumber(arg[2])
local begin = os.clock()
for _ = 1, tasks do
    coroutine.wrap(function()
        local thread = coroutine.running()
        local timer = uv.new_timer()
        local function go_on() coroutine.resume(thread) end
        for _ = 1, rounds do
            timer:start(0, 0, go_on)
            coroutine.yield()
        end
        timer:close()
    end)()
end
uv.run()
print((os.clock() - begin) / (tasks * rounds) * 1e9)
