-- SPDX-License-Identifier: MIT
-- Datagrams over loopback, with and without a peer; errors that come back; multicast.
local scenario = require 'scenario'
local socket = require 'eco.socket'
local must, right, TIMEOUT = scenario.must, scenario.right, scenario.TIMEOUT

scenario.run(function()
    local server = must(socket.listen_udp('127.0.0.1', 0))
    local port = must(server:getsockname()).port
    local client = must(socket.connect_udp('127.0.0.1', port))
    local other = must(socket.udp())
    must(other:bind(nil, 0))
    must(other:setoption('ip_add_membership', { multiaddr = '239.1.2.3', interface = '127.0.0.1' }))
    scenario.together(function()
        for i = 1, 20 do
            local text, peer = must(server:recvfrom(1500, TIMEOUT))
            right(text == 'question ' .. i, 'the order of datagrams')
            must(server:sendto('answer ' .. i, peer))
        end
    end, function()
        for i = 1, 20 do
            must(client:send('question ' .. i, TIMEOUT))
            right(must(client:recv(1500, TIMEOUT)) == 'answer ' .. i, 'the answer')
        end
    end)
    must(other:sendto('', '127.0.0.1', port))
    right(must(server:recvfrom(1500, TIMEOUT)) == '', 'the empty datagram')
    server:close()
    must(client:setoption('recverr', true))
    client:send 'nobody'
    local _, _, code = client:recv(1, TIMEOUT)
    right(code ~= nil, 'nobody answered')
    client:recverr()
    client:close()
    other:close()
end)
