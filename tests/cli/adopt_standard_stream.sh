# SPDX-License-Identifier: MIT
# A socket as standard input, as inetd(8) gives it, can be adopted; children still find it there, and
# whoever shares it finds it blocking again.
. tests/lib/check.sh

script=$(lua inetd.lua <<'LUA'
local socket = require 'eco.socket'
local sock = assert(socket.adopt(0))
assert(sock:send('name? '))
local name = assert(sock:read('l', 10))
sock:send('hello ' .. name .. '\n')
os.execute('echo from a child >&0')
LUA
)
cat >"$tmp/parent.py" <<'PYTHON'
import fcntl, os, socket, subprocess, sys
ours, theirs = socket.socketpair()
ours.sendall(b"router\n")
status = subprocess.call(sys.argv[1:], stdin=theirs)
flags = fcntl.fcntl(theirs, fcntl.F_GETFL)
theirs.close()
print(ours.makefile().read(), end="")
print("status", status, "blocking", flags & os.O_NONBLOCK == 0)
PYTHON
run timeout 30 python3 "$tmp/parent.py" "$ECO" "$script"
is status "$status" 0
is stdout "$out" 'name? hello router
from a child
status 0 blocking True'
