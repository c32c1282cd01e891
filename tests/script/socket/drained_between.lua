-- SPDX-License-Identifier: MIT
-- Data that comes between a short receive and the wait is not missed.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
for i = 1, 2000 do
    check.ok(server:send('a'))
    check.eq(client:read(100, 5), 'a') -- short: nothing more is there
    check.ok(server:send('b')) -- now there is, before anybody waits
    if i % 3 == 0 then
        eco.sleep(0)
    end
    check.eq(client:read(100, 5), 'b')
end

-- Two tasks that keep each other busy with short messages.
local echo = eco.run(function()
    for _ = 1, 5000 do
        check.ok(server:send(check.ok(server:read(100, 5))))
    end
end)
for i = 1, 5000 do
    check.ok(client:send(tostring(i)))
    check.eq(client:read(100, 5), tostring(i))
end
net.result(echo)
