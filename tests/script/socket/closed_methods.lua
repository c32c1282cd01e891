-- SPDX-License-Identifier: MIT
-- After close every method says so.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local sock = net.tcp_pair()
sock:close()
check.eq(sock:closed(), true)
check.eq(sock:getfd(), -1)
check.eq(tostring(sock), 'socket: closed')
check.fails('closed', sock:setoption('keepalive', true))
check.fails('closed', sock:getoption('keepalive'))
check.fails('closed', sock:getoption('peercred'))
check.fails('closed', sock:getsockname())
check.fails('closed', sock:getpeername())
check.fails('closed', sock:bind('127.0.0.1', 0))
check.fails('closed', sock:listen())
check.fails('closed', sock:connect('127.0.0.1', 1))
check.fails('closed', sock:accept())
check.fails('closed', sock:shutdown())
check.fails('closed', sock:send('x'))
check.fails('closed', sock:send(''))
check.fails('closed', sock:write('x'))
check.fails('closed', sock:sendto('x', '127.0.0.1', 1))
check.fails('closed', sock:sendfile('/dev/null'))
check.fails('closed', sock:sendfile('/no/such/file'))
for _, name in ipairs { 'read', 'recv', 'readfull', 'recvfull', 'peek', 'discard', 'recvfrom' } do
    check.fails('closed', sock[name](sock, 1))
end
check.fails('closed', sock:read('l'))
check.fails('closed', sock:readuntil('x'))
check.fails('closed', sock:recvuntil('x'))

local unix = check.ok(socket.unix())
unix:close()
check.fails('closed', unix:bind('\0x'))
check.fails('closed', unix:connect('\0x'))
