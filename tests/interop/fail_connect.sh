# SPDX-License-Identifier: MIT
# connect(2) fails: text and code, and nothing stays open.
. tests/lib/check.sh

script=$(lua retry.lua <<'LUA'
local check = require 'check'
local socket = require 'eco.socket'
local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
check.ok(socket.connect_tcp('127.0.0.1', listener:getsockname().port))
LUA
)
injected connect:error=EINTR:when=1 "$script"

script=$(lua error.lua <<'LUA'
local check = require 'check'
local socket = require 'eco.socket'
local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local port = listener:getsockname().port
local before = check.fd_count()
local sock, err, code = socket.connect_tcp('127.0.0.1', port)
check.eq(sock, nil)
check.ok(err)
check.ok(code:find '^E')
check.eq(check.fd_count(), before)
sock = check.ok(socket.tcp())
check.eq((sock:connect('127.0.0.1', port)), nil)
check.eq(sock:closed(), false)
check.eq((socket.connect_unix('/no/such')), nil)
check.eq((socket.connect_udp('127.0.0.1', 1)), nil)
sock:close()
check.eq(check.fd_count(), before)
LUA
)
for error in ENETUNREACH EHOSTUNREACH EACCES EADDRNOTAVAIL ETIMEDOUT EPERM; do
    injected connect:error=$error:when=1..4 "$script"
done
