# SPDX-License-Identifier: MIT
# examples/multicast.lua: socat sends and it receives, it sends and socat receives.
. tests/lib/programs.sh
needs socat
in_own_network
ip link set lo multicast on
ip route add 224.0.0.0/4 dev lo

start receiver "$ECO" examples/multicast.lua receive 239.1.2.3 0 127.0.0.1
find_port receiver
printf 'from socat' >"$tmp/text"
run socat -u "OPEN:$tmp/text" "UDP-DATAGRAM:239.1.2.3:$port,ip-multicast-if=127.0.0.1"
until_has receiver ': from socat'

start peer socat -u "UDP-RECV:7777,ip-add-membership=239.1.2.4:127.0.0.1" STDOUT
joined() {
    grep -q 040201EF /proc/net/igmp
}
until_true joined
run "$ECO" examples/multicast.lua send 239.1.2.4 7777 'from eco'
is status "$status" 0
until_has peer 'from eco'
