# SPDX-License-Identifier: MIT
# recvmsg(2) fails in recverr; it is interrupted.
. tests/lib/check.sh

script=$(lua recverr.lua <<'LUA'
local check = require 'check'
local socket = require 'eco.socket'
local sock = check.ok(socket.udp())
if arg[1] then
    local _, _, code = check.fails('Cannot allocate memory', sock:recverr())
    check.eq(code, 'ENOMEM')
else
    check.eq(sock:recverr(), nil)
end
LUA
)
traced '-e trace=recvmsg -e inject=recvmsg:error=ENOMEM' "$script" fails
is status "$status" 0
injected recvmsg:error=EINTR:when=1 "$script"
