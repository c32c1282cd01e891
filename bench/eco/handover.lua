-- SPDX-License-Identifier: MIT
-- handover.lua COUNT: two tasks that let each other go on, by unlocking what the other waits to
-- lock. Prints nanoseconds of processor time per hand-over.
local eco = require 'eco'
local sync = require 'eco.sync'

local count = tonumber(arg[1])
local ping, pong = sync.mutex(), sync.mutex()
ping:lock()
pong:lock()
eco.run(function()
    for _ = 1, count / 2 do
        ping:lock()
        pong:unlock()
    end
end)

local begin = os.clock()
for _ = 1, count / 2 do
    ping:unlock()
    pong:lock()
end
print((os.clock() - begin) / count * 1e9)
