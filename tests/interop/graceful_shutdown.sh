# SPDX-License-Identifier: MIT
# examples/graceful_shutdown.lua: after SIGTERM it refuses new clients and serves the one it has.
. tests/lib/programs.sh
needs nc mkfifo

start server "$ECO" examples/graceful_shutdown.lua
server=$pid
find_port server

mkfifo "$tmp/in"
nc -N 127.0.0.1 "$port" <"$tmp/in" >"$tmp/client.out" 2>"$tmp/client.err" &
client=$!
programs="$programs $client"
exec 3>"$tmp/in"
echo before >&3
until_has client erofeb

kill -TERM "$server"
until_has server 'shutting down'
run nc -w 2 127.0.0.1 "$port" </dev/null
is 'status of a second client' "$status" 1
echo after >&3
until_has client retfa
! ended "$server" || fail 'it did not wait for its client'

exec 3>&-
await_end "$client"
await_end "$server"
is status "$status" 0
has stdout "$(cat "$tmp/server.out")" "done"
