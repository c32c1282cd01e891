-- SPDX-License-Identifier: MIT
-- A reset behind the data, or while waiting, ends the reader.
local check = require 'check'
local net = require 'net'

-- Closing with unread data resets the connection.
local client, server = net.tcp_pair()
check.ok(client:send('never read'))
check.ok(server:peek(1, 5))
local task = eco.run(client.read, client, 100)
check.ok(client:send('more'))
eco.sleep(0.005)
server:close()
local _, _, code = check.fails('Connection reset by peer', net.result(task))
check.eq(code, 'ECONNRESET')

client, server = net.tcp_pair()
check.ok(server:send('data'))
check.eq(client:read(100, 5), 'data')
check.ok(client:send('never read'))
eco.sleep(0.005)
server:close()
check.fails('Connection reset by peer', client:read(100, 5))
check.eq((client:send('x')), nil)
