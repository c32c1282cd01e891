-- SPDX-License-Identifier: MIT
-- eco.timeout ends a wait on a socket at its total deadline, and no byte is lost.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
eco.run(function()
    for i = 1, 1000 do
        if server:closed() or not server:send(tostring(i % 10)) then
            return
        end
        eco.sleep(0.005)
    end
end)
-- Each byte comes in time, the whole does not.
check.fails('timeout', eco.timeout(0.05, client.readfull, client, 1000, 1))
check.ok(not eco.dump():find('readfull', 1, true))
local text = check.ok(client:readfull(20, 5))
check.eq(text, '12345678901234567890')
server:close()
