# SPDX-License-Identifier: MIT
# No descriptor left: an accept loop makes a few system calls a second, not millions.
. tests/lib/check.sh

script=$(lua loop.lua <<'LUA'
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'
local time = require 'eco.time'
local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local client = check.ok(socket.connect_tcp('127.0.0.1', listener:getsockname().port))
net.limit_descriptors(net.next_fd())
local start = time.monotonic()
for _ = 1, 5 do
    check.fails('Too many open files', listener:accept())
end
check.ok(time.monotonic() - start >= 0.05)
client:close()
LUA
)
traced '' "$script"
is status "$status" 0
# Each is tried again after a collection of garbage.
is accepts "$(grep -c '^accept4.*EMFILE' "$tmp/trace")" 10
calls=$(sed -n '/^accept4.*EMFILE/,$p' "$tmp/trace" | grep -c -e epoll -e accept4)
[ "$calls" -lt 50 ] || fail "$calls system calls for 5 failed accepts"
