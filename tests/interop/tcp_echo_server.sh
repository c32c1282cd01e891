# SPDX-License-Identifier: MIT
# examples/tcp_echo_server.lua gives every byte back to socat, also to several at once.
. tests/lib/programs.sh
needs socat

start server "$ECO" examples/tcp_echo_server.lua
find_port server

head -c 3000000 /dev/urandom >"$tmp/sent"
clients=
for i in 1 2 3; do
    start "client$i" socat -t 10 "OPEN:$tmp/sent,rdonly!!STDOUT" "TCP:127.0.0.1:$port"
    clients="$clients $pid"
done
for client in $clients; do
    await_end "$client"
    is 'status of socat' "$status" 0
done
for i in 1 2 3; do
    cmp "$tmp/sent" "$tmp/client$i.out" || fail "client $i got other bytes"
done
until_has server 'is gone: closed'

run "$ECO" examples/tcp_echo_server.lua "$port"
is status "$status" 1
is stderr "$err" 'cannot listen: Address already in use'
