# SPDX-License-Identifier: MIT
# sendfile(2) and the calls around it fail: told, worked around, and no file stays open.
. tests/lib/check.sh

printf 0123456789 >"$tmp/file"
script=$(lua whole.lua <<LUA
local check = require 'check'
local net = require 'net'
local a, b = net.tcp_pair()
local before = check.fd_count()
check.eq(a:sendfile('$tmp/file', nil, 2, 5), 8)
check.eq(b:readfull(8, 5), '23456789')
check.eq(check.fd_count(), before)
LUA
)
injected sendfile:error=EINTR:when=1..2 "$script"
# The kernel cannot send such files by itself: they are copied.
injected sendfile:error=EINVAL "$script"
injected sendfile:error=ENOSYS "$script"

script=$(lua error.lua <<LUA
local check = require 'check'
local net = require 'net'
local a, b = net.tcp_pair()
local before = check.fd_count()
local _, _, code, sent = check.fails('Input/output error', a:sendfile('$tmp/file', nil, 0, 5))
check.eq(code, 'EIO')
check.ok(sent == 0 or sent == nil)
check.eq(check.fd_count(), before)
check.ok(a:send('x'))
check.eq(b:read(1, 5), 'x')
LUA
)
injected sendfile:error=EIO:when=1 "$script"
injected openat:error=EIO "$script" "-P $tmp/file"
traced '-e trace=sendfile,pread64 -e inject=sendfile:error=EINVAL -e inject=pread64:error=EIO -P '"$tmp/file" "$script"
is 'status with pread64' "$status" 0
