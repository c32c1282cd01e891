# SPDX-License-Identifier: MIT
# Small reads from a connection take what is there in one system call, and lose nothing of it.
. tests/lib/check.sh
script=$(lua ahead.lua <<'LUA'
local check = require 'check'
local socket = require 'eco.socket'
local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local client = check.ok(socket.connect_tcp('127.0.0.1', listener:getsockname().port))
local server = check.ok(listener:accept())
local sent = {}
for i = 1, 1000 do
    sent[i] = ('%03d '):format(i % 1000)
end
check.ok(client:send(table.concat(sent)))
client:close()
local received = {}
for piece in function() return server:read(3) end do
    received[#received + 1] = piece
end
check.eq(table.concat(received), table.concat(sent))
check.eq(#received, math.ceil(4000 / 3))
LUA
)
traced '-e trace=recvfrom' "$script"
is status "$status" 0
calls=$(grep -c 'recvfrom(' "$tmp/trace")
[ "$calls" -le 10 ] || fail "$calls calls of recvfrom"
