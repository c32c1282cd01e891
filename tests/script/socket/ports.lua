-- SPDX-License-Identifier: MIT
-- A port is an integer from 0 to 65535, or such a string.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

for _, wrong in ipairs { -1, 65536, 1e9, 1.5, 0 / 0, 'http', '', '65536', {}, true } do
    for _, make in ipairs { socket.tcp, socket.udp } do
        local sock = check.ok(make())
        check.raises('bad argument', sock.bind, sock, '127.0.0.1', wrong)
        check.raises('bad argument', sock.connect, sock, '127.0.0.1', wrong)
    end
    check.raises('bad argument', socket.listen_tcp, '127.0.0.1', wrong)
    check.raises('bad argument', socket.listen_udp, '127.0.0.1', wrong)
    check.raises('bad argument', socket.connect_tcp, '127.0.0.1', wrong)
    check.raises('bad argument', socket.connect_udp, '127.0.0.1', wrong)
    check.raises('bad argument', socket.connect_tcp, '::1', wrong)
end
local sock = check.ok(socket.udp())
check.raises('bad argument', sock.bind, sock, '127.0.0.1')
check.raises('no integer representation', sock.bind, sock, '127.0.0.1', 1.5)

-- 65535 is a port (somebody may have it), 0 is any, a numeric string counts.
local bound, _, code = sock:bind('127.0.0.1', 65535)
check.ok(bound == sock or code == 'EADDRINUSE')
check.ok(check.ok(socket.listen_tcp('127.0.0.1', 0)):getsockname().port > 0)
local free, holder = net.closed_port()
holder:close()
check.eq(check.ok(socket.listen_tcp('127.0.0.1', tostring(free))):getsockname().port, free)
