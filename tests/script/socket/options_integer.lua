-- SPDX-License-Identifier: MIT
-- Options that are integers take integers of 32 bits.
local check = require 'check'
local socket = require 'eco.socket'

local tcp = check.ok(socket.tcp())
for name, value in pairs { tcp_keepidle = 77, tcp_keepintvl = 7, tcp_keepcnt = 5 } do
    check.eq(tcp:setoption(name, value), true)
    check.eq(tcp:getoption(name), value)
    check.eq(tcp:setoption(name, tostring(value + 1)), true)
    check.eq(tcp:getoption(name), value + 1)
end
for _, name in ipairs { 'sndbuf', 'rcvbuf' } do
    check.eq(tcp:setoption(name, 8192), true)
    check.eq(tcp:getoption(name), 16384) -- the kernel doubles it
end
for _, wrong in ipairs { 2 ^ 32, 2 ^ 31, -2 ^ 31 - 1, 1.5, 0 / 0, {}, true, 'x' } do
    check.raises('bad argument', tcp.setoption, tcp, 'sndbuf', wrong)
    check.raises('bad argument', tcp.setoption, tcp, 'mark', wrong)
end
check.eq(tcp:getoption('sndbuf'), 16384)

local listener = check.ok(socket.listen_tcp('127.0.0.1', 0, { tcp_fastopen = 5 }))
check.eq(listener:getoption('tcp_fastopen'), 5)
check.eq(listener:setoption('tcp_fastopen', 6), true)
check.eq(listener:getoption('tcp_fastopen'), 6)
