# SPDX-License-Identifier: MIT
# examples/traceroute.lua: the one hop to this host, and a host that there is no way to.
. tests/lib/programs.sh
in_own_network

echo '0 2147483647' >/proc/sys/net/ipv4/ping_group_range
run "$ECO" examples/traceroute.lua localhost
starts stdout "$out" ' 1  localhost (127.0.0.1)  '
is status "$status" 0
run "$ECO" examples/traceroute.lua 192.0.2.1
is stderr "$err" '192.0.2.1: Network is unreachable'
is status "$status" 1
