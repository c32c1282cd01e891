-- SPDX-License-Identifier: MIT
-- The end of the stream right behind the data is seen, whatever was received in one piece.
local check = require 'check'
local net = require 'net'

for _, wait in ipairs { 0, 0.01 } do
    for _, armed in ipairs { false, true } do
        local client, server = net.tcp_pair()
        if armed then
            check.fails('timeout', client:read(1, 0.002))
        end
        check.ok(server:send('last words'))
        server:close()
        eco.sleep(wait)
        check.eq(client:read(100, 5), 'last words')
        check.fails('closed', client:read(100, 5))
        check.fails('closed', client:read('l', 5))
    end
end
-- Waiting in the middle of it.
local client, server = net.tcp_pair()
local task = eco.run(function()
    return client:read(100), select(2, client:read(100))
end)
check.ok(server:send('last words'))
server:close()
local data, err = net.result(task)
check.eq(data, 'last words')
check.eq(err, 'closed')
