-- SPDX-License-Identifier: MIT
-- In a canceled task coroutine.yield fails like every other wait, also after a connect that would
-- have been tried again by and by.
local check = require 'check'
local socket = require 'eco.socket'

local name = '\0eco-test-' .. require 'eco.sys'.getpid()
local listener = check.ok(socket.listen_unix(name, { backlog = 0 }))
local keep = {}
for i = 1, 3 do
    eco.run(function() keep[i] = socket.connect_unix(name) end)
end
local task = eco.run(function()
    eco.sleep(0)
    check.fails('canceled', socket.connect_unix(name))
    return coroutine.yield()
end)
eco.cancel(task)
check.same({ eco.join(task, 1) }, { true, nil, 'canceled' })
listener:close()
check.ok(#keep < 3)
