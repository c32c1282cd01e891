-- SPDX-License-Identifier: MIT
-- Offsets beyond 4 GiB.
local check = require 'check'
local net = require 'net'

local path = net.tmpdir() .. '/file'
local offset = 5 * 1024 * 1024 * 1024
local file = assert(io.open(path, 'w'))
if not file:seek('set', offset) or not file:write('far away') or not file:close() then
    check.skip('no large files here')
end
local client, server = net.tcp_pair()
check.eq(client:sendfile(path, nil, offset), 8)
check.eq(server:readfull(8, 5), 'far away')
check.eq(client:sendfile(path, 1e12, offset + 4), 4)
check.eq(server:readfull(4, 5), 'away')
