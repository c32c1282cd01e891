-- SPDX-License-Identifier: MIT
-- Nobody listens: refused, at once, with the code; connect_tcp closes its socket.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local port = net.closed_port()
local before = check.fd_count()
local _, _, code = check.fails('Connection refused', socket.connect_tcp('127.0.0.1', port))
check.eq(code, 'ECONNREFUSED')
check.eq(check.fd_count(), before)

local sock = check.ok(socket.tcp())
check.fails('Connection refused', sock:connect('127.0.0.1', port))
check.eq(sock:closed(), false)
sock:close()

local path = net.tmpdir() .. '/s'
check.fails('No such file or directory', socket.connect_unix(path))
local listener = check.ok(socket.listen_unix(path))
os.rename(path, path .. '2')
listener:close()
check.fails('Connection refused', socket.connect_unix(path .. '2'))
check.fails('Connection refused', socket.connect_unix('\0eco nobody'))
check.eq(check.fd_count(), before)
