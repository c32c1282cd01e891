# SPDX-License-Identifier: MIT
# examples/tcp_echo_client.lua talks to a server by socat.
. tests/lib/programs.sh
needs socat

start server socat -d -d TCP-LISTEN:0,bind=127.0.0.1,fork EXEC:cat
find_port server

printf 'first\n\nlast, without an end' >"$tmp/input"
run "$ECO" examples/tcp_echo_client.lua 127.0.0.1 "$port" <"$tmp/input"
is stderr "$err" ''
is stdout "$out" "$(cat "$tmp/input")"
is status "$status" 0

run "$ECO" examples/tcp_echo_client.lua 127.0.0.1 1 </dev/null
is status "$status" 1
is stderr "$err" 'cannot connect: Connection refused'
