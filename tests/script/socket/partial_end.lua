-- SPDX-License-Identifier: MIT
-- The stream ends in the middle: lines give the rest, readfull fails and keeps it.
local check = require 'check'
local net = require 'net'

local function with(data)
    local client, server = net.tcp_pair()
    check.ok(server:send(data))
    server:close()
    return client
end

local client = with('rest')
check.eq(client:read('l', 5), 'rest')
check.fails('closed', client:read('l', 5))
check.fails('closed', client:read(1, 5))

client = with('a\nrest')
check.eq(client:read('L', 5), 'a\n')
check.eq(client:read('L', 5), 'rest')
check.fails('closed', client:read('L', 5))

client = with('short')
check.fails('closed', client:readfull(10, 5))
check.fails('closed', client:readfull(10, 5))
check.eq(client:read(100, 5), 'short')
check.fails('closed', client:read(100, 5))

client = with('rest')
check.eq(client:readuntil('xyz', 5), 'rest')
check.fails('closed', client:readuntil('xyz', 5))

client = with('')
check.eq(client:read('a', 5), '')
check.fails('closed', client:read('a', 5))

client = with('lone\r')
check.eq(client:read('l', 5), 'lone\r') -- a CR at the end is data
