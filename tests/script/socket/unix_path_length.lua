-- SPDX-License-Identifier: MIT
-- A Unix path has at most 107 bytes.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local dir = net.tmpdir()
local path = dir .. '/' .. ('x'):rep(107 - #dir - 1)
check.eq(#path, 107)
local listener = check.ok(socket.listen_unix(path))
check.same(listener:getsockname(), { family = socket.AF_UNIX, path = path })
local client = check.ok(socket.connect_unix(path))
check.same(client:getpeername(), { family = socket.AF_UNIX, path = path })
check.ok(listener:accept(5))

local sock = check.ok(socket.unix())
local dgram = check.ok(socket.unix_dgram())
for _, long in ipairs { path .. 'x', path .. 'xx', '\0' .. ('x'):rep(107) } do
    check.raises('path too long', sock.bind, sock, long)
    check.raises('path too long', sock.connect, sock, long)
    check.raises('path too long', dgram.sendto, dgram, 'x', long)
    check.raises('path too long', socket.listen_unix, long)
    check.raises('path too long', socket.connect_unix, long)
end
check.raises('path too long', socket.connect_unix, path, path .. 'x')
check.raises('zero byte', sock.bind, sock, dir .. '/a\0b')
listener:close()
check.eq(net.exists(path), false)
