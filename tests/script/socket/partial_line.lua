-- SPDX-License-Identifier: MIT
-- A line whose read timed out in the middle loses no byte.
local check = require 'check'
local net = require 'net'

for _, format in ipairs { 'l', 'L' } do
    local client, server = net.tcp_pair()
    check.ok(server:send('half '))
    check.fails('timeout', client:read(format, 0.02))
    check.ok(server:send('a '))
    check.fails('timeout', client:read(format, 0.02))
    check.ok(server:send('line\nnext'))
    check.eq(client:read(format, 5), format == 'l' and 'half a line' or 'half a line\n')
    check.eq(client:readfull(4), 'next')
end
