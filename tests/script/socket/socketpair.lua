-- SPDX-License-Identifier: MIT
-- Pairs of each kind.
local check = require 'check'
local socket = require 'eco.socket'

local a, b = check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM, 0, {}))
check.ok(a:send('hello\n'))
check.eq(b:read('l', 5), 'hello')
a:close()
check.fails('closed', b:read(1, 5))

a, b = check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM))
check.ok(a:send('one'))
check.ok(a:send('two'))
check.eq(b:read(100, 5), 'one')
check.eq(b:read(100, 5), 'two')

check.raises('bad argument', socket.socketpair)
check.raises('bad argument', socket.socketpair, socket.AF_UNIX)
check.raises('bad argument', socket.socketpair, socket.AF_UNIX, 1, 0, 'x')
check.raises('bad argument', socket.socketpair, socket.AF_UNIX, 1, 1.5)
check.raises('bad argument', socket.socket)
check.raises('bad argument', socket.socket, socket.AF_INET)
check.raises('bad argument', socket.netlink)
check.raises('bad argument', socket.socket, 2 ^ 32 + 2, 1)
