-- SPDX-License-Identifier: MIT
-- listen returns the socket; the backlog is an integer from 0.
local check = require 'check'
local socket = require 'eco.socket'

local sock = check.ok(socket.tcp())
check.eq(sock:bind('127.0.0.1', 0), sock)
check.eq(sock:listen(5), sock)
check.eq(sock:listen(), sock)
check.eq(sock:listen(nil), sock)
check.ok(socket.connect_tcp('127.0.0.1', sock:getsockname().port))
check.ok(sock:accept(5))
for _, wrong in ipairs { -1, 1.5, 2 ^ 31, 'x', {}, true } do
    check.raises('bad argument', sock.listen, sock, wrong)
    local options = { backlog = wrong }
    check.raises('backlog', socket.listen_tcp, '127.0.0.1', 0, options)
end
local _, _, code = check.fails('Operation not supported', socket.udp():listen())
check.eq(code, 'EOPNOTSUPP')
