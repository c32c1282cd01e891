# SPDX-License-Identifier: MIT
# accept4(2) fails: transient errors are retried, want of resources pauses, others are told.
. tests/lib/check.sh

script=$(lua retry.lua <<'LUA'
local check = require 'check'
local socket = require 'eco.socket'
local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local client = check.ok(socket.connect_tcp('127.0.0.1', listener:getsockname().port))
check.ok(check.ok(listener:accept(5)):send('x'))
check.eq(client:read(1, 5), 'x')
LUA
)
for error in EINTR ECONNABORTED EPROTO ENETDOWN EHOSTUNREACH EAGAIN; do
    injected accept4:error=$error:when=1 "$script"
done

script=$(lua pause.lua <<'LUA'
local check = require 'check'
local socket = require 'eco.socket'
local time = require 'eco.time'
local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local client = check.ok(socket.connect_tcp('127.0.0.1', listener:getsockname().port))
local start = time.monotonic()
for _ = 1, 3 do
    local server, err, code = listener:accept(5)
    check.eq(server, nil)
    check.ok(err)
    check.ok(code == 'EMFILE' or code == 'ENFILE' or code == 'ENOBUFS' or code == 'ENOMEM', code)
end
check.ok(time.monotonic() - start > 0.1, 'it pauses each time')
check.ok(check.ok(listener:accept(5)):send('x'))
check.eq(client:read(1, 5), 'x')
LUA
)
for error in ENOBUFS ENOMEM; do
    injected accept4:error=$error:when=1..3 "$script"
    is calls "$(grep -c '^accept4' "$tmp/trace")" 4
done
# Tried twice each time: collecting garbage may give descriptors back.
for error in EMFILE ENFILE; do
    injected accept4:error=$error:when=1..6 "$script"
    is calls "$(grep -c '^accept4' "$tmp/trace")" 7
done

script=$(lua error.lua <<'LUA'
local check = require 'check'
local socket = require 'eco.socket'
local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local _, _, code = check.fails('Operation not permitted', listener:accept(5))
check.eq(code, 'EPERM')
LUA
)
injected accept4:error=EPERM:when=1 "$script"
