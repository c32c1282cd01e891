-- SPDX-License-Identifier: MIT
-- What send takes: strings and numbers; nothing to send is 0.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
check.eq(client:send(''), 0)
check.eq(client:send(123), 3)
check.eq(client:write('\0\n'), 2)
check.eq(server:readfull(5, 5), '123\0\n')
check.raises('bad argument', client.send, client)
check.raises('bad argument', client.send, client, {})
check.raises('bad argument', client.write, client, true)
