# SPDX-License-Identifier: MIT
# examples/arp_probe.lua: the kernel at the other end of a cable answers, and tcpdump sees it.
. tests/lib/programs.sh
in_own_network
needs tcpdump

start other unshare --net sleep 60
in_other_network() {
    ip link set eco1 netns "$pid" && nsenter -t "$pid" -n ip link show eco1
}
ip link add eco0 type veth peer name eco1 || skip 'no veth devices here'
until_true in_other_network
ip link set eco0 up
nsenter -t "$pid" -n ip link set eco1 address 02:00:00:00:00:17 up
nsenter -t "$pid" -n ip address add 10.1.2.3/24 dev eco1

start dump tcpdump -l -n -i eco0 arp
until_has dump 'listening on eco0'
run "$ECO" examples/arp_probe.lua eco0 10.1.2.3
is stderr "$err" ''
is stdout "$out" '10.1.2.3 is at 02:00:00:00:00:17'
until_has dump 'Request who-has 10.1.2.3'
until_has dump 'Reply 10.1.2.3 is-at 02:00:00:00:00:17'

run "$ECO" examples/arp_probe.lua eco0 10.1.2.4
is stderr "$err" 'nobody has 10.1.2.4: timeout'
run "$ECO" examples/arp_probe.lua absent0 10.1.2.4
is stderr "$err" "cannot bind: device 'absent0' not exists"
