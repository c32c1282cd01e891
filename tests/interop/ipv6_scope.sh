# SPDX-License-Identifier: MIT
# Link-local IPv6 addresses keep their scope, from getsockname, accept and recvfrom back into connect and sendto.
. tests/lib/check.sh

script=$(lua scope.lua <<'LUA'
local check = require 'check'
local socket = require 'eco.socket'
if os.execute('ip -6 addr add fe80::1/64 dev lo nodad') ~= 0 then
    check.skip('no IPv6')
end
local index = socket.if_nametoindex('lo')
for _ = 1, 1000 do -- the kernel adds the route to its own address a little later
    local _, err = socket.connect_tcp('fe80::1%lo', 9)
    if err == 'Connection refused' then
        break
    end
    eco.sleep(0.005)
end

for _, text in ipairs { 'fe80::1%lo', 'fe80::1%' .. index } do
    local listener = check.ok(socket.listen_tcp(text, 0))
    local name = listener:getsockname()
    check.eq(name.ipaddr, 'fe80::1%lo')
    check.eq(name.scope_id, index)
    local client = check.ok(socket.connect_tcp(name.ipaddr, name.port))
    local server, peer = check.ok(listener:accept(5))
    check.same(peer, client:getsockname())
    check.eq(peer.ipaddr, 'fe80::1%lo')
    check.eq(peer.scope_id, index)
    check.eq(tostring(listener), ('socket: tcp [fe80::1%%lo]:%d'):format(name.port))
    check.ok(server:send('x'))
    check.eq(client:read(1, 5), 'x')
end

local a, b = check.ok(socket.listen_udp('fe80::1%lo', 0)), check.ok(socket.udp6())
check.ok(b:sendto('ask', 'fe80::1%lo', a:getsockname().port))
local _, peer = check.ok(a:recvfrom(10, 5))
check.eq(peer.scope_id, index)
check.ok(a:sendto('answer', peer.ipaddr, peer.port))
check.eq(b:read(10, 5), 'answer')

check.fails('Invalid argument', socket.connect_tcp('fe80::1', 1)) -- no scope
check.raises('not a valid IPv6 address', socket.connect_tcp, 'fe80::1%eco-none', 1)
check.raises('not a valid IPv6 address', socket.connect_tcp, 'fe80::1%', 1)
check.eq(socket.is_ipv6_address('fe80::1%lo'), false)
LUA
)
export LUA_PATH="tests/lib/?.lua;;"
run in_netns "$ECO" "$script"
case $out in skip:*) skip "${out#skip: }" ;; esac
is status "$status" 0
