-- SPDX-License-Identifier: MIT
-- A generator may read from a socket: the wait suspends the task, not the generator.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
local function lines(sock)
    return coroutine.wrap(function()
        local line = sock:read('l')
        while line do
            coroutine.yield(line)
            line = sock:read('l')
        end
    end)
end
local task = eco.run(function()
    local got = {}
    for line in lines(client) do
        got[#got + 1] = line
    end
    return table.concat(got, ',')
end)
for i = 1, 5 do
    check.ok(server:send(i .. '\n'))
    eco.sleep(0.001)
end
server:close()
check.eq(net.result(task), '1,2,3,4,5')
