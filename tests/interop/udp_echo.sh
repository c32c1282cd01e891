# SPDX-License-Identifier: MIT
# examples/udp_echo_server.lua answers nc; examples/udp_echo_client.lua is answered by socat.
. tests/lib/programs.sh
needs nc socat ss

start server "$ECO" examples/udp_echo_server.lua
find_port server
echo 'over udp' >"$tmp/input"
start client sh -c 'exec nc -u 127.0.0.1 "$1" <"$2"' sh "$port" "$tmp/input"
until_has client 'over udp'

run "$ECO" examples/udp_echo_client.lua 127.0.0.1 "$port" one
starts stdout "$out" 'one ('

start peer socat -d -d UDP-RECVFROM:0,bind=127.0.0.1,fork EXEC:cat
# It does not say which port it got.
socat_listens() {
    ss -Hulnp "sport > 0" | grep "pid=$pid," >"$tmp/ss"
}
until_true socat_listens
port=$(sed -n 's/.*127\.0\.0\.1:\([0-9]*\) .*/\1/p' "$tmp/ss")
run "$ECO" examples/udp_echo_client.lua 127.0.0.1 "$port" two
starts stdout "$out" 'two ('

# Nobody there: the ICMP error comes back.
kill "$pid"
await_end "$pid"
run "$ECO" examples/udp_echo_client.lua 127.0.0.1 "$port" three
is status "$status" 1
is stderr "$err" 'no answer: Connection refused'
