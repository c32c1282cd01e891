# SPDX-License-Identifier: MIT
# examples/packet_capture.lua sees what ping sends.
. tests/lib/programs.sh
in_own_network
needs ping

start capture "$ECO" examples/packet_capture.lua lo 8
until_has capture 'listening on lo'
run ping -c 1 127.0.0.1
is 'status of ping' "$status" 0
until_has capture 'IPv4 127.0.0.1 -> 127.0.0.1 ICMP, 98 bytes'
run ping -6 -c 1 ::1
await_end "$pid"
is status "$status" 0
has stdout "$(cat "$tmp/capture.out")" 'IPv6 ::1 -> ::1 ICMPv6, 118 bytes'
