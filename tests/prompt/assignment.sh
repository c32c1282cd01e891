# SPDX-License-Identifier: MIT
# An assignment shows an object and why there is none, and nothing else; eco -i < FILE answers a file.
. tests/lib/check.sh

cat >"$tmp/typed" <<'LUA'
s = socket.listen_udp('127.0.0.1', 0)
local c = socket.connect_tcp('127.0.0.1', 1)
_err
x = 5
local y = x + 1 -- six
y
f = function() return y end
a, b = 1, 2 z = 3
z
LUA
run "$ECO" -i <"$tmp/typed"
is status "$status" 0
out=$(printf %s "$out" | sed 's/eco> //g; /^$/d; s/:[0-9]*$/:PORT/')
is answers "$out" 'udp 127.0.0.1:PORT
error: Connection refused
"Connection refused"
6
3'
