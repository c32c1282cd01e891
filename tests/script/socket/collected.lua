-- SPDX-License-Identifier: MIT
-- Collecting a socket closes its descriptor.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local before = check.fd_count()
for _ = 1, 100 do
    check.ok(socket.tcp())
end
collectgarbage()
collectgarbage()
check.eq(check.fd_count(), before)

local a = net.pair() -- its peer is garbage
collectgarbage()
collectgarbage()
check.fails('closed', a:read(1, 5))
