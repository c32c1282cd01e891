-- SPDX-License-Identifier: MIT
-- Datagrams between Unix sockets; the peer's path is the exact one.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local dir = net.tmpdir()
local a = check.ok(check.ok(socket.unix_dgram()):bind(dir .. '/a'))
local b = check.ok(check.ok(socket.unix_dgram()):bind(dir .. '/b'))
check.eq(a:sendto('hello', dir .. '/b'), 5)
local data, peer = b:recvfrom(100, 5)
check.eq(data, 'hello')
check.same(peer, { family = socket.AF_UNIX, path = dir .. '/a' })
check.eq(b:sendto('hi', peer.path), 2)
check.eq(a:read(100, 5), 'hi')

-- An unbound sender has no name.
local c = check.ok(socket.unix_dgram())
check.eq(c:sendto('who', dir .. '/b'), 3)
data, peer = b:recvfrom(100, 5)
check.eq(data, 'who')
check.ok(peer.path == nil or peer.path == '')

local _, _, code = check.fails('No such file or directory', c:sendto('x', dir .. '/none'))
check.eq(code, 'ENOENT')
b:close()
check.fails('No such file or directory', a:sendto('x', dir .. '/b'))
