# SPDX-License-Identifier: MIT
# examples/unix_stream.lua: its server answers socat, its client asks socat.
. tests/lib/programs.sh
needs socat

start server "$ECO" examples/unix_stream.lua serve "$tmp/a socket"
server=$pid
until_has server 'listening on'
run sh -c 'echo hello | socat -t 5 - "UNIX-CONNECT:$1"' sh "$tmp/a socket"
is stdout "$out" HELLO
has server "$(cat "$tmp/server.out")" "uid $(id -u)"
run "$ECO" examples/unix_stream.lua ask "$tmp/a socket" mine
is stdout "$out" MINE

run "$ECO" examples/unix_stream.lua serve "$tmp/a socket"
is stderr "$err" "cannot listen on $tmp/a socket: Address already in use"

start peer socat -d -d "UNIX-LISTEN:$tmp/b" 'SYSTEM:read line; echo "$line $line"'
until_has peer 'listening on'
run "$ECO" examples/unix_stream.lua ask "$tmp/b" abc
is stdout "$out" 'abc abc'

# The server ends in order on SIGTERM, and its path goes with it.
kill "$server"
await_end "$server"
is status "$status" 143
[ ! -e "$tmp/a socket" ] || fail 'the path is still there'
