-- SPDX-License-Identifier: MIT
-- A path that somebody replaced meanwhile is not unlinked.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local path = net.tmpdir() .. '/s'
local old = check.ok(socket.listen_unix(path))
os.remove(path)
local new = check.ok(socket.listen_unix(path))
old:close()
check.ok(net.exists(path))
check.ok(socket.connect_unix(path))
new:close()
check.eq(net.exists(path), false)

-- The same with a plain file in its place.
local sock = check.ok(socket.listen_unix(path))
os.remove(path)
io.open(path, 'w'):close()
sock:close()
check.ok(net.exists(path))
