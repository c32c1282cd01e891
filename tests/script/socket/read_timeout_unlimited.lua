-- SPDX-License-Identifier: MIT
-- nil, 0 and a negative timeout are no limit; numeric strings count; anything else raises.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
for _, timeout in ipairs { 0, -1, '0' } do
    local task = eco.run(client.read, client, 'l', timeout)
    check.ok(not eco.join(task, 0.01), 'it still waits')
    check.ok(server:send('x\n'))
    check.eq(net.result(task), 'x')
end
check.fails('timeout', client:read('l', '0.005'))
for _, wrong in ipairs { {}, 'soon', true, print, 0 / 0 } do
    check.raises('bad argument', client.read, client, 'l', wrong)
    check.raises('bad argument', client.readfull, client, 1, wrong)
    check.raises('bad argument', client.send, client, 'x', wrong)
    check.raises('bad argument', client.recvfrom, client, 1, wrong)
end
-- Nothing was armed or sent.
check.fails('timeout', server:read(1, 0.005))
check.ok(server:send('y\n'))
check.eq(client:read('l'), 'y')
