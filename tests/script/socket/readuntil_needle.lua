-- SPDX-License-Identifier: MIT
-- A needle has 1 to 256 bytes.
local check = require 'check'
local net = require 'net'

local client, server = net.pair()
local longest = ('n'):rep(255) .. '!'
check.raises('bad argument', client.readuntil, client, '')
check.raises('bad argument', client.readuntil, client, longest .. '!')
check.raises('bad argument', client.readuntil, client)
check.raises('bad argument', client.readuntil, client, {})
check.ok(server:send('before' .. longest .. 'after'))
local chunk, found = client:readuntil(longest, 5)
check.eq(chunk, 'before')
check.eq(found, true)
check.eq(client:read(10), 'after')

-- The 256 bytes in two packets.
check.ok(server:send('x' .. longest:sub(1, 255)))
check.eq(client:readuntil(longest, 5), 'x')
check.fails('timeout', client:readuntil(longest, 0.01))
check.ok(server:send '!')
chunk, found = client:readuntil(longest, 5)
check.eq(chunk, '')
check.eq(found, true)
