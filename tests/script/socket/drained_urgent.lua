-- SPDX-License-Identifier: MIT
-- Urgent data of a peer stops a receive short; what is behind it is not missed.
local check = require 'check'
local ffi = require 'ffi'
local net = require 'net'

ffi.cdef 'ssize_t send(int fd, const void *data, size_t size, int flags);'
local MSG_OOB = 1

for _, armed in ipairs { false, true } do
    for _, wait in ipairs { 0, 0.01 } do
        local client, server = net.tcp_pair()
        if armed then
            check.fails('timeout', client:read(1, 0.002))
        end
        check.ok(server:send('before'))
        check.eq(tonumber(ffi.C.send(server:getfd(), '!', 1, MSG_OOB)), 1)
        check.ok(server:send('behind\n'))
        eco.sleep(wait)
        check.eq(client:read('l', 5), 'beforebehind')
        check.ok(server:send('next\n'))
        check.eq(client:read('l', 5), 'next')
        check.eq(tonumber(ffi.C.send(server:getfd(), '!', 1, MSG_OOB)), 1)
        check.fails('timeout', client:read('l', 0.005))
        check.ok(server:send('last\n'))
        check.eq(client:read('l', 5), 'last')
        server:close()
        check.fails('closed', client:read('l', 5))
    end
end
