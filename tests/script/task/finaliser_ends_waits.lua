-- SPDX-License-Identifier: MIT
-- A finaliser that runs while a call's results are made may close the socket, and cancel or end the
-- task that waits for it.
local socket = require 'eco.socket'

-- Collect all the time.
collectgarbage('setpause', 1)
collectgarbage('setstepmul', 100000)

local calls = {
    function(a) return a:read('l') end,
    function(a) return a:read('a') end,
    function(a) return a:read(5) end,
    function(a) return a:readuntil('zz') end,
    function(a) return a:readfull(3000) end,
    function(a) return a:discard(3000) end,
    function(a) return a:read(1, 0.001) and nil end,
    function(a) return a:send(('y'):rep(1000000), 0.001) end,
    function(a) return a:recvfrom(100) end,
}

local ends = {
    function(a) a:close() end,
    function(_, task) eco.cancel(task) end,
    function(_, task) pcall(coroutine.close, task) end,
}

for _, call in ipairs(calls) do
    for i = 1, 60 do
        local a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        local task = eco.run(function()
            local data
            repeat data = call(a) until not data or data == ''
        end)
        b:send(('x'):rep(60000) .. '\n')
        eco.run(function()
            eco.sleep(0)
            b:close()
        end)
        do
            local guard = newproxy(true)
            getmetatable(guard).__gc = function() ends[i % 3 + 1](a, task) end
        end
        if i % 2 == 0 then a:close() end
        eco.join(task, 1)
    end
end
