-- SPDX-License-Identifier: MIT
-- The same for a connected socket and send, whose limit is the caller's.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local path = net.tmpdir() .. '/s'
local server = check.ok(check.ok(socket.unix_dgram()):bind(path))
local client = check.ok(check.ok(socket.unix_dgram()):connect(path))
local sent = 0
while client:send('x', 0.02) do
    sent = sent + 1
    check.ok(sent < 10000)
end
local waiting = eco.run(client.send, client, 'last')
check.fails('timeout', client:send('never', 0.02))
for _ = 1, sent do
    check.eq(server:read(10, 5), 'x')
end
check.eq(server:read(10, 5), 'last')
check.eq(net.result(waiting), 4)
check.fails('timeout', server:read(10, 0.005))

-- The receiver goes: the sender learns it.
while client:send('x', 0.02) do
    sent = sent + 1
end
waiting = eco.run(client.send, client, 'last')
server:close()
local value, err = net.result(waiting)
check.eq(value, nil)
check.ok(err == 'Connection refused' or err == 'Connection reset by peer', err)
