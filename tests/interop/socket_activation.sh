# SPDX-License-Identifier: MIT
# examples/socket_activation.lua: started at the first connection by systemd-socket-activate(1), which
# listens for it, and by hand. It notifies as sd_notify(3) says, also an abstract socket.
. tests/lib/programs.sh
needs nc socat

# By hand.
start alone "$ECO" examples/socket_activation.lua
alone=$pid
find_port alone
run nc -w 5 127.0.0.1 "$port"
is stdout "$out" "hello 127.0.0.1, from process $alone"
kill "$alone"
await_end "$alone"
is status "$status" 0

# It says that it is ready, and that it stops.
for name in "$tmp/notify" "@eco $$"; do
    address=UNIX-RECVFROM:$name
    [ "$name" = "$tmp/notify" ] || address=ABSTRACT-RECVFROM:${name#@}
    start told socat -u "$address,fork" STDOUT
    told=$pid
    until_true grep -qF "$name" /proc/net/unix
    start server env NOTIFY_SOCKET="$name" "$ECO" examples/socket_activation.lua
    server=$pid
    until_has told READY=1
    kill "$server"
    await_end "$server"
    is status "$status" 0
    until_has told STOPPING=1
    kill "$told"
    await_end "$told"
done

command -v systemd-socket-activate >/dev/null || skip 'the rest needs systemd-socket-activate'
run "$ECO" -e 'local s = require "eco.socket".listen_tcp("127.0.0.1", 0) print(s:getsockname().port)'
port=$out
start activated systemd-socket-activate -l "127.0.0.1:$port" "$ECO" examples/socket_activation.lua
activated=$pid
until_has activated 'Listening on'
run nc -w 5 127.0.0.1 "$port"
is stdout "$out" "hello 127.0.0.1, from process $activated"
until_has activated "listening on 127.0.0.1:$port"
run nc -w 5 127.0.0.1 "$port"
is stdout "$out" "hello 127.0.0.1, from process $activated"
kill "$activated"
await_end "$activated"
is status "$status" 0
