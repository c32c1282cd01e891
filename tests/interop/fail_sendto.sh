# SPDX-License-Identifier: MIT
# sendto(2) fails: the script sees the error, and how much went out; the queue goes on.
. tests/lib/check.sh

script=$(lua send.lua <<'LUA'
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'
local a, b = net.pair()
check.eq(a:send('line\n', 5), 5)
check.eq(b:read('l', 5), 'line')
local udp = check.ok(socket.listen_udp('127.0.0.1', 0))
check.eq(udp:sendto('x', '127.0.0.1', udp:getsockname().port), 1)
check.eq(udp:read(1, 5), 'x')
LUA
)
injected sendto:error=EINTR:when=1..3 "$script"
injected sendto:error=EAGAIN:when=1 "$script"
injected sendto:error=EAGAIN:when=2 "$script"

script=$(lua error.lua <<'LUA'
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'
local a, b = net.pair()
local _, _, code, sent = check.fails('No buffer space available', a:send('never'))
check.eq(code, 'ENOBUFS')
check.eq(sent, 0)
local udp = check.ok(socket.udp())
check.fails('No buffer space available', udp:sendto('x', '127.0.0.1', 9))
check.eq(a:send('line\n'), 5)
check.eq(b:read('l', 5), 'line')
LUA
)
injected sendto:error=ENOBUFS:when=1..2 "$script"

# In the middle of a long message, with another one behind.
script=$(lua middle.lua <<'LUA'
local check = require 'check'
local net = require 'net'
local a, b = net.pair()
local first = eco.run(a.send, a, ('x'):rep(4000000))
local second = eco.run(a.send, a, 'second\n')
local line = b:read('l', 5)
local _, err, code, sent = net.result(first)
check.eq(err, 'No buffer space available')
check.eq(code, 'ENOBUFS')
check.ok(sent > 0 and sent < 4000000)
check.eq(line == ('x'):rep(sent) .. 'second', true)
check.eq(net.result(second), 7)
LUA
)
injected sendto:error=ENOBUFS:when=3 "$script"
