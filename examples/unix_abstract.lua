#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Makes sure that a program runs only once: an abstract Unix name belongs to one socket at a time.
-- Run it twice: eco unix_abstract.lua NAME; the second one asks the first who it is.

local socket = require 'eco.socket'
local sys = require 'eco.sys'

local name = ...
if not name then
    io.stderr:write('usage: eco unix_abstract.lua NAME\n')
    os.exit(1)
end

-- unix(7): a name that begins with a zero byte is in no directory, and goes when its owner goes.
local server, err, code = socket.listen_unix('\0' .. name)
if not server then
    if code ~= 'EADDRINUSE' then
        io.stderr:write('cannot listen: ', err, '\n')
        os.exit(1)
    end
    local sock = assert(socket.connect_unix('\0' .. name))
    print('already running, pid ' .. assert(sock:read('l', 5)))
    os.exit(2)
end

print('listening on @' .. name)
while true do
    local client = assert(server:accept())
    client:send(sys.getpid() .. '\n')
    client:close()
end
