-- SPDX-License-Identifier: MIT
-- An ICMP error on a connected UDP socket surfaces on the next call, which then works again.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local port, holder = net.closed_port(socket.udp)
holder:close()
local client = check.ok(socket.connect_udp('127.0.0.1', port))

-- On the next receive, waiting or not.
for _, receive in ipairs { 'recvfrom', 'read' } do
    check.eq(client:send('x'), 1)
    local _, _, code = check.fails('Connection refused', client[receive](client, 100, 5))
    check.eq(code, 'ECONNREFUSED')
    local task = eco.run(client[receive], client, 100, 5)
    check.eq(client:send('x'), 1)
    check.fails('Connection refused', net.result(task))
end
-- On the next send.
check.eq(client:send('x'), 1)
check.fails('Connection refused', client:send('y'))
check.eq(client:send('z'), 1)
check.fails('Connection refused', client:sendto('y', '127.0.0.1', port))
check.fails('timeout', client:recvfrom(1, 0.005))
