# SPDX-License-Identifier: MIT
# examples/port_scanner.lua finds the ports that socat and nc listen on. In a network of its own: else it
# would connect to the listeners of the tests that run beside it.
. tests/lib/programs.sh
needs socat
in_own_network

ports=
for i in 1 2; do
    start "server$i" socat -d -d TCP-LISTEN:0,bind=127.0.0.1,fork EXEC:cat
    find_port "server$i"
    ports="$ports $port"
done

for port in $ports; do
    run "$ECO" examples/port_scanner.lua 127.0.0.1 "$port" "$port"
    is stdout "$out" "$port open
1 open, 0 closed, 0 silent"
    is status "$status" 0
done

run "$ECO" examples/port_scanner.lua 127.0.0.1 1 65535 30
for port in $ports; do
    has stdout "$out" "$port open"
done
is stderr "$err" ''

run "$ECO" examples/port_scanner.lua 127.0.0.1 1 65535 0.001
is stderr "$err" 'not finished: timeout'
is status "$status" 1
