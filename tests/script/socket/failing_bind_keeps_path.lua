-- SPDX-License-Identifier: MIT
-- A bind that fails leaves the file alone, now and at close.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local path = net.tmpdir() .. '/s'
local listener = check.ok(socket.listen_unix(path))
local _, _, code = check.fails('Address already in use', socket.listen_unix(path))
check.eq(code, 'EADDRINUSE')
check.ok(net.exists(path))

local sock = check.ok(socket.unix())
check.fails('Address already in use', sock:bind(path))
sock:close()
check.ok(net.exists(path))
check.fails('Address already in use', socket.connect_unix(path, path))
collectgarbage()
check.ok(net.exists(path))
check.ok(socket.connect_unix(path))
listener:close()

-- Neither does one that is connected to the path.
io.open(path, 'w'):close()
check.fails('Connection refused', socket.connect_unix(path))
check.ok(net.exists(path))
