# SPDX-License-Identifier: MIT
# examples/tun.lua answers ping; every answer has the right checksums, or ping would not count it.
. tests/lib/programs.sh
in_own_network
needs ping
[ -c /dev/net/tun ] || skip 'no /dev/net/tun'

start tun "$ECO" examples/tun.lua eco0
until_has tun 'listening on eco0'
ip address add 10.9.0.1/24 dev eco0
ip link set eco0 up
run ping -c 3 -i 0.2 -s 57 10.9.0.77
is 'status of ping' "$status" 0
has stdout "$out" '3 received'
until_has tun '10.9.0.1 asked 10.9.0.77'

run "$ECO" examples/tun.lua eco0
is stderr "$err" 'cannot open a TUN device: Device or resource busy (EBUSY)'
