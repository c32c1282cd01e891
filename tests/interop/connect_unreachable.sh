# SPDX-License-Identifier: MIT
# No route, no answer, a router that says no: each connect ends, with its own error.
. tests/lib/check.sh

script=$(lua unreachable.lua <<'LUA'
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'
local function ip(command)
    if os.execute('ip ' .. command) ~= 0 then
        check.skip('ip ' .. command)
    end
end

local before = check.fd_count()
local _, _, code = check.fails('Network is unreachable', socket.connect_tcp('198.51.100.1', 80))
check.eq(code, 'ENETUNREACH')
check.fails('Network is unreachable', socket.connect_udp('198.51.100.1', 80))
check.fails('Network is unreachable', check.ok(socket.udp()):sendto('x', '198.51.100.1', 80))

ip 'route add unreachable 198.51.100.1'
_, _, code = check.fails('No route to host', socket.connect_tcp('198.51.100.1', 80))
check.eq(code, 'EHOSTUNREACH')
ip 'route add prohibit 198.51.100.2'
_, _, code = check.fails('Permission denied', socket.connect_tcp('198.51.100.2', 80))
check.eq(code, 'EACCES')
collectgarbage()
check.eq(check.fd_count(), before)

-- A black hole: a device whose packets nobody reads.
local tun, name = socket.open_tun()
if not tun then
    check.skip('no TUN device: ' .. name)
end
ip('link set ' .. name .. ' up')
ip('addr add 203.0.113.1/24 dev ' .. name)
before = check.fd_count()
check.fails('timeout', socket.connect_tcp('203.0.113.2', 80, { timeout = 0.05 }))
check.eq(check.fd_count(), before)
local sock = check.ok(socket.tcp())
local task = eco.run(sock.connect, sock, '203.0.113.2', 80)
check.ok(eco.dump():find('waiting: connect on socket: tcp [^\n]*, [45]%.%d+ s left'))
sock:close()
check.fails('canceled', net.result(task))
LUA
)
export LUA_PATH="tests/lib/?.lua;;"
run in_netns "$ECO" "$script"
case $out in skip:*) skip "${out#skip: }" ;; esac
is status "$status" 0
