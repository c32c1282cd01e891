-- SPDX-License-Identifier: MIT
-- What the system refuses comes back as text and code.
local check = require 'check'
local socket = require 'eco.socket'

local sock = check.ok(socket.tcp())
local _, _, code = check.fails('Cannot assign requested address', sock:bind('192.0.2.1', 0))
check.eq(code, 'EADDRNOTAVAIL')
_, _, code = check.fails('Transport endpoint is not connected', sock:getpeername())
check.eq(code, 'ENOTCONN')
local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
_, _, code = check.fails(
    'Address already in use',
    sock:bind('127.0.0.1', listener:getsockname().port)
)
check.eq(code, 'EADDRINUSE')
check.eq(sock:bind('127.0.0.1', 0), sock)
check.fails('Invalid argument', sock:bind('127.0.0.1', 0))
check.fails('Address family not supported by protocol', socket.socket(9999, 1))
_, _, code = check.fails('Operation not supported', socket.socketpair(socket.AF_INET, 1))
check.eq(code, 'EOPNOTSUPP')
check.fails('Protocol not supported', socket.socket(socket.AF_INET, socket.SOCK_STREAM, 17))
