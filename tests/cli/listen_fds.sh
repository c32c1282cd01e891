# SPDX-License-Identifier: MIT
# listen_fds: the sockets that a service manager passes, as sd_listen_fds(3) says.
. tests/lib/check.sh

# passed VARIABLES SCRIPT: a program that nobody here wrote a protocol library for passes a listener, a
# FIFO and a datagram socket as 3, 4 and 5, and becomes eco.
cat >"$tmp/passer.py" <<'PYTHON'
import os, socket, sys
listener, datagram = socket.create_server(("127.0.0.1", 0)), socket.socket(type=socket.SOCK_DGRAM)
kept = [os.dup2(fd.fileno(), 20 + i) for i, fd in enumerate((listener, datagram))]
fifo = os.dup2(os.pipe()[0], 22)
os.closerange(3, 20)
for number, fd in ((3, kept[0]), (4, fifo), (5, kept[1])):
    os.dup2(fd, number)
os.closerange(20, 23)
environment = dict(os.environ)
for word in sys.argv[1].split():
    name, value = word.split("=", 1)
    environment[name] = str(os.getpid()) if value == "self" else value
os.execve(sys.argv[2], sys.argv[2:], environment)
PYTHON
passed() {
    variables=$1
    shift
    run timeout 30 python3 "$tmp/passer.py" "$variables" "$ECO" "$@" </dev/null
}

show=$(lua show.lua <<'LUA'
local socket = require 'eco.socket'
local sockets, names, code = socket.listen_fds(...)
if not sockets then
    print(names, code)
    os.exit(3)
end
local words = {}
for i, sock in ipairs(sockets) do
    words[i] = ('%d %s %s'):format(sock:getfd(), tostring(sock):match 'socket: (%S+)', names[i])
end
print(table.concat(words, ', '))
LUA
)

# What is no socket is left out, and stays open.
passed 'LISTEN_PID=self LISTEN_FDS=3 LISTEN_FDNAMES=web:fifo:log' "$show"
is stdout "$out" '3 tcp web, 5 udp log'
passed 'LISTEN_PID=self LISTEN_FDS=3 LISTEN_FDNAMES=web:fifo:log' "$show" log
is stdout "$out" '5 udp log'
passed 'LISTEN_PID=self LISTEN_FDS=3 LISTEN_FDNAMES=web:fifo:log' "$show" other
is stdout "$out" ''
passed 'LISTEN_PID=self LISTEN_FDS=3' "$show" unknown
is stdout "$out" '3 tcp unknown, 5 udp unknown'
passed 'LISTEN_PID=self LISTEN_FDS=1 LISTEN_FDNAMES=' "$show"
is stdout "$out" '3 tcp unknown'

# Not for this process, or nothing at all.
for variables in '' 'LISTEN_FDS=3' 'LISTEN_PID=1 LISTEN_FDS=3' 'LISTEN_PID=self' \
    'LISTEN_PID=self LISTEN_FDS=-1' 'LISTEN_PID=self LISTEN_FDS=3x' 'LISTEN_PID=self LISTEN_FDS=0'; do
    passed "$variables" "$show"
    is "stdout with $variables" "$out" ''
    is "status with $variables" "$status" 0
done

# More than there are.
passed 'LISTEN_PID=self LISTEN_FDS=999999999999' "$show"
is stdout "$out" 'Bad file descriptor	EBADF'

# Asked again, the answer is the same; the sockets stay open although nobody holds them; programs
# that are started find neither the sockets nor the variables.
again=$(lua again.lua <<'LUA'
local socket = require 'eco.socket'
local first = socket.listen_fds()[1]
collectgarbage()
assert(socket.listen_fds()[1] == first and socket.listen_fds('log')[1]:getfd() == 5)
local list = socket.listen_fds()
list[1] = nil
assert(socket.listen_fds()[1] == first)
local client = assert(socket.connect_tcp('127.0.0.1', first:getsockname().port))
local server = assert(first:accept(5))
server:send('hello\n')
print(client:read('l', 5))
os.execute [[ env | grep ^LISTEN_; [ -e /proc/self/fd/3 ] && echo inherited; true ]]
LUA
)
passed 'LISTEN_PID=self LISTEN_FDS=3 LISTEN_FDNAMES=web:fifo:log' "$again"
is status "$status" 0
is stdout "$out" hello

run "$ECO" -e 'require "eco.socket".listen_fds(1)'
has stderr "$err" "bad argument #1 to 'listen_fds' (string expected, got number)"
