# SPDX-License-Identifier: MIT
# Waiting for room in a Unix socket's queue is a few attempts a second, not a busy loop.
. tests/lib/check.sh

script=$(lua dgram.lua <<LUA
local check = require 'check'
local socket = require 'eco.socket'
local server = check.ok(check.ok(socket.unix_dgram()):bind('$tmp/d'))
local client = check.ok(socket.unix_dgram())
local count = 0
local task
repeat
    task = eco.run(client.sendto, client, 'x', '$tmp/d')
    count = count + 1
until not eco.join(task, 0.01) or count == 10000
check.ok(count < 10000)
client:getpeername() -- a mark in the trace
eco.sleep(0.3)
for _ = 1, count do
    check.eq(server:read(10, 5), 'x')
end
check.ok(eco.join(task, 5))
LUA
)
traced '-e trace=sendto,getpeername' "$script"
is status "$status" 0
attempts=$(sed '1,/getpeername/d' "$tmp/trace" | grep -c sendto)
[ "$attempts" -ge 2 ] || fail "$attempts attempts"
[ "$attempts" -lt 100 ] || fail "$attempts attempts"

script=$(lua stream.lua <<LUA
local check = require 'check'
local socket = require 'eco.socket'
local listener = check.ok(socket.listen_unix('$tmp/s', { backlog = 0 }))
local inside = {}
repeat
    inside[#inside + 1] = socket.connect_unix('$tmp/s', { timeout = 0.01 })
until not inside[#inside] or #inside == 100 or select(2, socket.connect_unix('$tmp/s', { timeout = 0.01 }))
check.ok(#inside < 100)
local task = eco.run(socket.connect_unix, '$tmp/s')
check.ok(not eco.join(task, 0.3))
check.ok(listener:accept(5))
check.ok(eco.join(task, 5))
LUA
)
traced '-e trace=connect' "$script"
is status "$status" 0
attempts=$(grep -c connect "$tmp/trace")
[ "$attempts" -lt 100 ] || fail "$attempts attempts"
