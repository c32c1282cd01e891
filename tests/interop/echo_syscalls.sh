# SPDX-License-Identifier: MIT
# An echo costs one recvfrom and one sendto a side; a descriptor is registered with epoll once.
. tests/lib/check.sh

script=$(lua echo.lua <<'LUA'
local check = require 'check'
local net = require 'net'
local client, server = net.tcp_pair()
eco.run(function()
    for _ = 1, 1000 do
        check.ok(server:send(check.ok(server:read(100))))
    end
end)
for i = 1, 1000 do
    check.ok(client:send(tostring(i)))
    check.eq(client:read(100), tostring(i))
end
LUA
)
traced '-c -e trace=recvfrom,sendto,epoll_ctl,poll' "$script"
is status "$status" 0
calls() { awk -v name="$1" '$NF == name { print $4 }' "$tmp/trace"; }
is sendto "$(calls sendto)" 2000
[ "$(calls recvfrom)" -lt 2020 ] || fail "$(calls recvfrom) recvfrom for 2000 messages"
[ "$(calls epoll_ctl)" -lt 20 ] || fail "$(calls epoll_ctl) epoll_ctl"
is poll "$(calls poll)" ''
