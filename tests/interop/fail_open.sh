# SPDX-License-Identifier: MIT
# socket(2), socketpair(2), bind(2), listen(2), setsockopt(2) fail in constructors.
. tests/lib/check.sh

script=$(lua open.lua <<'LUA'
local check = require 'check'
local socket = require 'eco.socket'
local before = check.fd_count()
local function failed(sock, err, code)
    check.eq(sock, nil)
    check.ok(err:find('No buffer space available', 1, true), err)
    check.eq(code, 'ENOBUFS')
    check.eq(check.fd_count(), before)
end
local call = arg[1]
if call == 'socketpair' then
    failed(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
elseif call == 'socket' then
    failed(socket.tcp())
    failed(socket.unix())
    failed(socket.netlink(0))
    failed(socket.listen_tcp('127.0.0.1', 0))
    failed(socket.listen_unix('\0eco fail'))
    failed(socket.connect_tcp('127.0.0.1', 1))
    failed(socket.connect_unix('/no/such'))
elseif call == 'bind' then
    failed(socket.listen_tcp('127.0.0.1', 0))
    failed(socket.listen_udp('127.0.0.1', 0))
    failed(socket.listen_unix('/tmp/eco-fail-bind'))
    failed(socket.connect_unix('/no/such', '/tmp/eco-fail-bind'))
elseif call == 'listen' then
    failed(socket.listen_tcp('127.0.0.1', 0))
    failed(socket.listen_unix(arg[2]))
    check.eq(io.open(arg[2]), nil) -- the path is gone again
else
    failed(socket.listen_tcp('127.0.0.1', 0))
    failed(socket.listen_udp('127.0.0.1', 0, { reuseaddr = true }))
    failed(socket.listen_unix('\0eco fail', { reuseaddr = true }))
    failed(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM, 0, { reuseaddr = true }))
    local sock = check.ok(socket.tcp())
    local _, _, code = check.fails('No buffer space available', sock:setoption('keepalive', true))
    check.eq(code, 'ENOBUFS')
end
LUA
)
for call in socket socketpair bind listen setsockopt; do
    traced "-e trace=$call -e inject=$call:error=ENOBUFS" "$script" $call "$tmp/s"
    is "status with $call" "$status" 0
    grep -q INJECTED "$tmp/trace" || fail "$call: nothing was injected"
done

# The device that makes network interfaces cannot be opened.
script=$(lua tun.lua <<'LUA'
local check = require 'check'
local before = check.fd_count()
local _, _, code = check.fails('No such device', require('eco.socket').open_tun())
check.eq(code, 'ENODEV')
check.eq(check.fd_count(), before)
LUA
)
traced '-P /dev/net/tun -e trace=openat,open -e inject=openat,open:error=ENODEV' "$script"
is 'status without the device' "$status" 0
