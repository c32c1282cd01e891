-- SPDX-License-Identifier: MIT
-- shutdown: one direction or both; the other goes on.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
check.eq(client:shutdown(), client) -- "write" is the default
check.fails('Broken pipe', client:send('x'))
check.fails('closed', server:read(1, 5))
check.ok(server:send('still\n'))
check.eq(client:read('l', 5), 'still')

local a, b = net.pair()
check.ok(a:shutdown('read'))
check.fails('closed', a:read(1))
check.ok(a:send('x'))
check.eq(b:read(1, 5), 'x')
check.fails('Broken pipe', b:send('x'))

a, b = net.pair()
local reader = eco.run(b.read, b, 1)
check.ok(a:shutdown('both'))
check.fails('closed', net.result(reader))
check.raises('bad argument', a.shutdown, a, 'rw')
check.raises('bad argument', a.shutdown, a, {})
local _, _, code = check.fails(
    'Transport endpoint is not connected',
    require('eco.socket').tcp():shutdown()
)
check.eq(code, 'ENOTCONN')
