-- SPDX-License-Identifier: MIT
-- A socket that only its waiting coroutine knows is not garbage.
local check = require 'check'
local net = require 'net'

local peer
local task = eco.run(function()
    local a
    a, peer = net.pair()
    return a:read('l')
end)
collectgarbage()
collectgarbage()
check.ok(peer:send('alive\n'))
check.eq(net.result(task), 'alive')
