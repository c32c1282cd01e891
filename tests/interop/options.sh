# SPDX-License-Identifier: MIT
# examples/options.lua: its two commands talk to each other, and socat to one of them.
. tests/lib/programs.sh
needs socat

start listener "$ECO" examples/options.lua -v listen --port 0 -c3 --timeout 10
listener=$pid
find_port listener
run "$ECO" examples/options.lua --port "$port" send hello --count 2 world -v
is status "$status" 0
is stderr "$err" '1: 11 bytes sent
2: 11 bytes sent'
echo 'from socat' | socat -u - "UDP:127.0.0.1:$port"
await_end "$listener"
is status "$status" 0
has stdout "$(cat "$tmp/listener.out")" 'hello world
hello world
from socat'
has stderr "$(cat "$tmp/listener.err")" '11 bytes from 127.0.0.1'

run "$ECO" examples/options.lua listen
is status "$status" 1
starts stderr "$err" "options.lua listen: required option 'port' is missing"
run "$ECO" examples/options.lua listen -p 0 -t 0.01
is status "$status" 1
is stderr "$err" 'options.lua listen: timeout'
