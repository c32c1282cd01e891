# SPDX-License-Identifier: MIT
# examples/packet_capture.lua sees what ping sends.
. tests/lib/programs.sh
in_own_network
needs ping

start capture "$ECO" examples/packet_capture.lua lo 8
until_has capture 'listening on lo'
run ping -c 1 127.0.0.1
is 'status of ping' "$status" 0
until_has capture '    ICMP type 8, code 0, 56 bytes'
until_has capture '  IP 127.0.0.1 -> 127.0.0.1, protocol 1, ttl 64, 64 bytes'
run ping -6 -c 1 ::1
await_end "$pid"
is status "$status" 0
has stdout "$(cat "$tmp/capture.out")" '  IPV6 ::1 -> ::1, next header 58, hop limit 64, 64 bytes
    ICMPV6 type 128, code 0, 56 bytes'
