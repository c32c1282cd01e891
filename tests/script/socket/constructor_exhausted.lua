-- SPDX-License-Identifier: MIT
-- No descriptor left: constructors return the error.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local a = net.pair()
check.fd_count() -- opens what it needs once
collectgarbage()
local old = net.limit_descriptors(net.next_fd())
for _, name in ipairs { 'tcp', 'udp', 'tcp6', 'unix', 'unix_dgram' } do
    local _, _, code = check.fails('Too many open files', socket[name]())
    check.eq(code, 'EMFILE')
end
check.fails('Too many open files', socket.listen_tcp('127.0.0.1', 0))
check.fails('Too many open files', socket.connect_tcp('127.0.0.1', 1))
check.fails('Too many open files', socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
check.fails('Too many open files', a:sendfile('/dev/null'))
net.limit_descriptors(old)
check.ok(socket.tcp())
