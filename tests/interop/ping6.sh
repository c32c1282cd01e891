# SPDX-License-Identifier: MIT
# examples/ping6.lua: loopback, and all hosts of a link through its scope.
. tests/lib/programs.sh
in_own_network
needs tcpdump
echo '0 2147483647' >/proc/sys/net/ipv4/ping_group_range
[ -e /proc/net/if_inet6 ] || skip 'no IPv6 here'

start dump tcpdump -l -n -i lo icmp6
until_has dump 'listening on lo'
run "$ECO" examples/ping6.lua ::1
starts stdout "$out" '15 bytes from ::1: time='
until_has dump 'ICMP6, echo request'
until_has dump 'ICMP6, echo reply'

ip link add eco0 type veth peer name eco1 || skip 'no veth devices here'
ip link set eco0 up
ip link set eco1 up
settled() {
    ! ip -6 address show dev eco0 | grep -q tentative && ip -6 address show dev eco0 | grep -q fe80
}
until_true settled
run "$ECO" examples/ping6.lua ff02::1%eco0
has stdout "$out" "%eco0: time="
has stdout "$out" "from $(ip -6 address show dev eco0 | sed -n 's/.*inet6 \(fe80[^/]*\).*/\1/p')%eco0"
