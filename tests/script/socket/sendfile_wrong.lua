-- SPDX-License-Identifier: MIT
-- What sendfile refuses; it leaves the socket usable and no file open.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
local before = check.fd_count()
local _, _, code = check.fails('No such file or directory', client:sendfile('/no/such/file'))
check.eq(code, 'ENOENT')
check.fails('Is a directory', client:sendfile('/tmp'))
for _, wrong in ipairs { 0, -1, 1.5, {}, 'x' } do
    check.raises('bad argument', client.sendfile, client, '/dev/null', wrong)
end
check.raises('bad argument', client.sendfile, client, '/dev/null', 1, -1)
check.raises('bad argument', client.sendfile, client, '/dev/null', 1, 0, {})
check.raises('bad argument', client.sendfile, client)
check.raises('bad argument', client.sendfile, client, {})
check.raises('zero byte', client.sendfile, client, '/dev/null\0')
check.eq(check.fd_count(), before)
check.ok(client:send('x'))
check.eq(server:read(1, 5), 'x')
