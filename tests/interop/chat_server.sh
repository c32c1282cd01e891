# SPDX-License-Identifier: MIT
# examples/chat_server.lua: two people with nc.
. tests/lib/programs.sh
needs nc mkfifo

start server "$ECO" examples/chat_server.lua
find_port server

# A person types into $tmp/NAME.in, which stays open on a descriptor.
join() {
    mkfifo "$tmp/$1.in"
    nc 127.0.0.1 "$port" <"$tmp/$1.in" >"$tmp/$1.out" 2>"$tmp/$1.err" &
    pid=$!
    programs="$programs $pid"
}

join ann
exec 3>"$tmp/ann.in"
echo ann >&3
until_has ann '* ann is here'
join bob
bob=$pid
exec 4>"$tmp/bob.in"
echo bob >&4
until_has ann '* bob is here'
echo 'hello, all' >&4
until_has ann 'bob: hello, all'
until_has bob 'bob: hello, all'

join eve
exec 5>"$tmp/eve.in"
echo ann >&5
until_has eve 'This name will not do.'

exec 4>&-
kill "$bob"
until_has ann '* bob has left'
