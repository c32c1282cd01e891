# SPDX-License-Identifier: MIT
# Sockets against other programs: nc and socat, over TCP, UDP and Unix sockets.
. tests/lib/check.sh

command -v socat >/dev/null || skip 'socat is not installed'
command -v nc >/dev/null || skip 'nc is not installed'

# Scripts that serve and start the client themselves: no waiting for a port.
export LUA_PATH="tests/lib/?.lua;;"
script=$(lua serve.lua <<'LUA'
local check = require 'check'
local socket = require 'eco.socket'
local kind, command = arg[1], arg[2]
local server = check.ok(
    kind == 'udp' and socket.listen_udp('127.0.0.1', 0)
        or kind == 'unix' and socket.listen_unix(arg[3])
        or kind == 'tcp' and socket.listen_tcp('127.0.0.1', 0)
)
local where = kind == 'unix' and arg[3] or server:getsockname().port
os.execute('(' .. command:gsub('@', where) .. ') &')
if kind == 'udp' then
    local data, peer = check.ok(server:recvfrom(1000, 10))
    check.eq(data, 'hello\n')
    check.ok(server:sendto('answer to ' .. data, peer.ipaddr, peer.port))
else
    local client = check.ok(server:accept(10))
    local data = check.ok(client:read('L', 10))
    check.ok(client:send('answer to ' .. data))
    check.ok(client:shutdown('write'))
    check.fails('closed', client:read('L', 10))
end
LUA
)
serve() {
    run "$ECO" "$script" "$@"
    is status "$status" 0
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        [ -s "$tmp/answer" ] && break
        sleep 0.1
    done
    is answer "$(cat "$tmp/answer")" 'answer to hello'
    rm "$tmp/answer"
}
serve tcp "echo hello | nc -N 127.0.0.1 @ >$tmp/answer"
serve tcp "echo hello | socat -t5 - TCP4:127.0.0.1:@ >$tmp/answer"
serve unix "echo hello | nc -NU @ >$tmp/answer" "$tmp/s"
serve unix "echo hello | socat -t5 - UNIX-CONNECT:@ >$tmp/answer" "$tmp/s"
serve udp "echo hello | socat -t1 - UDP4:127.0.0.1:@ >$tmp/answer"
