-- SPDX-License-Identifier: MIT
-- 10 000 failed connects leave no descriptor and no memory behind.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local port = net.closed_port()
local function some(count)
    for _ = 1, count do
        local sock, err = socket.connect_tcp('127.0.0.1', port)
        check.eq(sock, nil)
        check.eq(err, 'Connection refused')
    end
    collectgarbage()
    collectgarbage()
end
some(1000)
local fds, memory = check.fd_count(), collectgarbage('count')
some(10000)
check.eq(check.fd_count(), fds)
check.ok(collectgarbage('count') - memory < 64, 'heap')
