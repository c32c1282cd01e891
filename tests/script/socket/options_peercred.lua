-- SPDX-License-Identifier: MIT
-- getoption 'peercred': who is at the other end of a Unix socket.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'
local sys = require 'eco.sys'

local path = net.tmpdir() .. '/s'
local listener = check.ok(socket.listen_unix(path))
local client = check.ok(socket.connect_unix(path))
local server = check.ok(listener:accept(5))
for _, sock in ipairs { client, server, (net.pair()) } do
    local credentials = sock:getoption('peercred')
    check.eq(credentials.pid, sys.getpid())
    check.eq(type(credentials.uid), 'number')
    check.eq(type(credentials.gid), 'number')
    check.eq(credentials.uid == 0, net.is_root())
end
