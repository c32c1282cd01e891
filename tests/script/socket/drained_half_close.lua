-- SPDX-License-Identifier: MIT
-- The peer closes its sending side: the end is seen, and we can still send.
local check = require 'check'
local net = require 'net'

for _, armed in ipairs { false, true } do
    local client, server = net.tcp_pair()
    if armed then
        check.fails('timeout', client:read(1, 0.002))
    end
    check.ok(server:send('request'))
    check.ok(server:shutdown('write'))
    check.eq(client:readfull(7, 5), 'request')
    check.fails('closed', client:read(1, 5))
    local data = ('x'):rep(1024 * 1024)
    local task = eco.run(client.send, client, data)
    check.eq(server:readfull(#data, 10) == data, true)
    check.eq(net.result(task), #data)
end
