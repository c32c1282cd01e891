-- SPDX-License-Identifier: MIT
-- The limit is for each wait: a peer that keeps sending keeps a long read alive.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
local task = eco.run(client.readfull, client, 8, 0.2)
for i = 1, 8 do
    eco.sleep(0.05)
    check.ok(server:send(tostring(i)))
end
check.eq(net.result(task), '12345678') -- after 0.4 s
