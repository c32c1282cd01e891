-- SPDX-License-Identifier: MIT
-- Descriptors are non-blocking and close-on-exec, those of accepted sockets too.
local check = require 'check'
local ffi = require 'ffi'
local net = require 'net'
local socket = require 'eco.socket'

local F_GETFD, F_GETFL, O_NONBLOCK = 1, 3, require('kernel').O_NONBLOCK
local function flags(sock)
    check.eq(ffi.C.fcntl(sock:getfd(), F_GETFD), 1, 'close-on-exec')
    check.ok(require('bit').band(ffi.C.fcntl(sock:getfd(), F_GETFL), O_NONBLOCK) ~= 0)
end
for _, sock in ipairs { net.tcp_pair() } do
    if type(sock) == 'userdata' then
        flags(sock)
    end
end
local a, b = net.pair()
flags(a)
flags(b)
flags(check.ok(socket.listen_udp('127.0.0.1', 0)))
