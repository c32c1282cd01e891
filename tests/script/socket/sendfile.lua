-- SPDX-License-Identifier: MIT
-- sendfile(path[, len[, offset]]): the rest of the file by default.
local check = require 'check'
local net = require 'net'

local path = net.tmpdir() .. '/file'
local file = assert(io.open(path, 'w'))
file:write('0123456789')
file:close()

local client, server = net.tcp_pair()
check.eq(client:sendfile(path), 10)
check.eq(server:readfull(10, 5), '0123456789')
check.eq(client:sendfile(path, 4), 4)
check.eq(server:readfull(4, 5), '0123')
check.eq(client:sendfile(path, 4, 3), 4)
check.eq(server:readfull(4, 5), '3456')
check.eq(client:sendfile(path, nil, 8), 2)
check.eq(server:readfull(2, 5), '89')
check.eq(client:sendfile(path, 100, 8, 5), 2) -- the file ends early
check.eq(server:readfull(2, 5), '89')
check.eq(client:sendfile(path, 5, 10), 0)
check.eq(client:sendfile(path, nil, 1e12), 0)
check.eq(client:sendfile('/dev/null'), 0)
check.fails('timeout', server:read(1, 0.005))

-- Files that tell no size.
check.ok(client:sendfile('/proc/self/status') > 100)
check.eq(server:readfull(5, 5), 'Name:')
