-- SPDX-License-Identifier: MIT
-- Formats other than those of the page raise; the socket stays usable.
local check = require 'check'
local net = require 'net'

local client, server = net.pair()
for _, wrong in ipairs { 'x', '', '*', '5', 'll', 'n', '**l', true, {}, print } do
    check.raises('invalid format', client.read, client, wrong)
end
check.raises('expected size must be greater than 0', client.read, client, 0)
check.raises('expected size must be greater than 0', client.read, client, -1)
check.raises('no integer representation', client.read, client, 2.5)
check.raises('bad argument', client.read, client, 0 / 0)
for _, wrong in ipairs { 0, -1 } do
    check.raises('size must be greater than 0', client.readfull, client, wrong)
    check.raises('size must be greater than 0', client.peek, client, wrong)
    check.raises('size must be greater than 0', client.discard, client, wrong)
end
for _, wrong in ipairs { 1.5, {}, 'l', 0 / 0 } do
    check.raises('bad argument', client.readfull, client, wrong)
end
check.raises('bad argument', client.readfull, client)
check.ok(server:send('all\nof\nit'))
check.eq(client:read('*l'), 'all')
check.eq(client:read('*L'), 'of\n')
check.eq(client:read(2.0), 'it')
