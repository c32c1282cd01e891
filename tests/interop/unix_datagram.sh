# SPDX-License-Identifier: MIT
# examples/unix_datagram.lua prints what socat sends, and answers a sender with a name.
. tests/lib/programs.sh
needs socat

start server "$ECO" examples/unix_datagram.lua serve "$tmp/d"
until_has server 'listening on'

run sh -c 'printf hello | socat -u - "UNIX-SENDTO:$1"' sh "$tmp/d"
until_has server 'somebody: hello'

printf named >"$tmp/text"
start client socat -t 10 "OPEN:$tmp/text,rdonly!!STDOUT" "UNIX-SENDTO:$tmp/d,bind=$tmp/d.socat"
until_has server "$tmp/d.socat: named"
until_has client 'got 5 bytes'

run "$ECO" examples/unix_datagram.lua ask "$tmp/d" "$tmp/own" question
is stdout "$out" 'got 8 bytes'
[ ! -e "$tmp/own" ] || fail 'the path of the client is still there'

run "$ECO" examples/unix_datagram.lua ask "$tmp/absent" "$tmp/own" question
is stderr "$err" "cannot send to $tmp/absent: No such file or directory"
