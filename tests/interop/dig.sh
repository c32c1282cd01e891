# SPDX-License-Identifier: MIT
# examples/dig.lua asks dnsmasq, by IPv4 and for the name of an address.
. tests/lib/programs.sh
needs dnsmasq
in_own_network

start dnsmasq dnsmasq --keep-in-foreground --no-resolv --no-hosts --user=root --pid-file= \
    --conf-file=/dev/null --port=5353 --listen-address=127.0.0.1 --bind-interfaces --log-facility=- \
    --host-record=web.test,192.0.2.80 --mx-host=web.test,mail.test,10 --local=/test/ --local-ttl=60 \
    --txt-record=web.test,one,two --txt-record=one.test,single --caa-record=web.test,0,issue,ca
until_true grep -q started "$tmp/dnsmasq.err" "$tmp/dnsmasq.out"

run "$ECO" examples/dig.lua web.test A '127.0.0.1#5353'
is stdout "$out" 'web.test	60	A	192.0.2.80'
run "$ECO" examples/dig.lua web.test mx '127.0.0.1#5353'
is stdout "$out" 'web.test	60	MX	10 mail.test'
run "$ECO" examples/dig.lua web.test txt '127.0.0.1#5353'
is stdout "$out" 'web.test	60	TXT	"one" "two"'
run "$ECO" examples/dig.lua one.test txt '127.0.0.1#5353'
is stdout "$out" 'one.test	60	TXT	"single"'
run "$ECO" examples/dig.lua web.test caa '127.0.0.1#5353'
is stdout "$out" 'web.test	60	CAA	000569737375656361'
run "$ECO" examples/dig.lua 192.0.2.80 PTR '127.0.0.1#5353'
is stdout "$out" 'web.test'
run "$ECO" examples/dig.lua none.test A '127.0.0.1#5353'
is stderr "$err" 'none.test: name error'
is status "$status" 1
run "$ECO" examples/dig.lua web.test NONSENSE
starts stderr "$err" 'usage: '
run "$ECO" examples/dig.lua web.test A name.server
starts stderr "$err" 'usage: '
