-- SPDX-License-Identifier: MIT
-- tostring tells kind and both ends.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local client, server = net.tcp_pair()
local own, peer = client:getsockname().port, client:getpeername().port
check.eq(tostring(client), ('socket: tcp 127.0.0.1:%d -> 127.0.0.1:%d'):format(own, peer))
check.eq(tostring(server), ('socket: tcp 127.0.0.1:%d -> 127.0.0.1:%d'):format(peer, own))
local udp = check.ok(socket.listen_udp('127.0.0.1', 0))
check.eq(tostring(udp), 'socket: udp 127.0.0.1:' .. udp:getsockname().port)
local path = net.tmpdir() .. '/s'
local unix = check.ok(socket.listen_unix(path))
check.eq(tostring(unix), 'socket: unix ' .. path)
check.eq(tostring(check.ok(socket.connect_unix(path))), 'socket: unix -> ' .. path)
local dgram = check.ok(socket.unix_dgram())
check.eq(tostring(dgram), 'socket: unix-dgram')
check.ok(dgram:bind('\0eco tostring ' .. own))
check.eq(tostring(dgram), 'socket: unix-dgram @eco tostring ' .. own)
if net.has_ipv6() then
    local tcp6 = check.ok(socket.listen_tcp('::1', 0))
    check.eq(tostring(tcp6), ('socket: tcp [::1]:%d'):format(tcp6:getsockname().port))
end
client:close()
check.eq(tostring(client), 'socket: closed')
check.raises('socket expected', client.getfd, udp.getfd)
check.raises('socket expected', client.getfd, io.stdout)
check.raises('socket expected', client.getfd)
