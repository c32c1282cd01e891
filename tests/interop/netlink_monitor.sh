# SPDX-License-Identifier: MIT
# examples/netlink_monitor.lua reports what ip changes.
. tests/lib/programs.sh
in_own_network

start monitor "$ECO" examples/netlink_monitor.lua
until_has monitor 'listening to the kernel'
ip address add 10.1.2.3/24 dev lo
until_has monitor 'address 10.1.2.3/24 on lo'
ip route add 10.9.0.0/16 via 10.1.2.9 dev lo 2>/dev/null || ip route add 10.9.0.0/16 dev lo
until_has monitor 'route 10.9.0.0/16'
ip -6 address add fd00::1/64 dev lo && until_has monitor 'address fd00::1/64 on lo'
ip address del 10.1.2.3/24 dev lo
until_has monitor 'address gone 10.1.2.3/24 on lo'
ip link set lo down
until_has monitor 'link lo down'
is stderr "$(cat "$tmp/monitor.err")" ''
