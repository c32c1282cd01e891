# SPDX-License-Identifier: MIT
# examples/ping.lua: the kernel answers, and tcpdump sees question and answer.
. tests/lib/programs.sh
in_own_network
needs tcpdump
echo '0 2147483647' >/proc/sys/net/ipv4/ping_group_range

start dump tcpdump -l -n -i lo icmp
until_has dump 'listening on lo'
run "$ECO" examples/ping.lua 127.0.0.1 1
is stderr "$err" ''
starts stdout "$out" '23 bytes from 127.0.0.1: seq=1 time='
has stdout "$out" '1 sent, 1 answered'
until_has dump 'ICMP echo request'
until_has dump 'ICMP echo reply'
! grep -q 'wrong icmp cksum' "$tmp/dump.out" || fail 'wrong checksum'

run "$ECO" examples/ping.lua localhost 1
starts stdout "$out" '23 bytes from 127.0.0.1: seq=1 time='
run "$ECO" examples/ping.lua no..name
is stderr "$err" 'no..name: bad name'
run "$ECO" examples/ping.lua ::1 1
is stderr "$err" '::1: no IPv4 address'
is status "$status" 1

# 192.0.2.0/24 is for documentation: no route.
run "$ECO" examples/ping.lua 192.0.2.1 1
is stderr "$err" 'cannot send: Network is unreachable'

echo '1 0' >/proc/sys/net/ipv4/ping_group_range
run "$ECO" examples/ping.lua 127.0.0.1 1
is status "$status" 1
is stderr "$err" 'cannot open an ICMP socket: Permission denied'
