-- SPDX-License-Identifier: MIT
-- Descriptors that the script has dropped are not missing where one is needed: when they run out,
-- the garbage is collected first.
local check = require 'check'
local net = require 'net'
local file = require 'eco.file'
local socket = require 'eco.socket'
local sys = require 'eco.sys'
local time = require 'eco.time'

local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local port = listener:getsockname().port
local a, b = net.pair()
check.ok(sys.exec 'true'):wait()
check.fd_count() -- opens what it needs once

local spare = 24
local old = net.limit_descriptors(net.next_fd() + spare)

-- Leaves none, and nobody has collected what is dropped.
local function use_up()
    collectgarbage()
    collectgarbage 'stop'
    for _ = 1, spare do
        socket.udp()
    end
end

local function opens(open, ...)
    use_up()
    return check.ok(open(...))
end

opens(socket.tcp):close()
opens(socket.listen_tcp, '127.0.0.1', 0):close()
opens(socket.socketpair, socket.AF_UNIX, socket.SOCK_STREAM):close()
opens(file.open, '/dev/null'):close()
opens(file.inotify):close()
opens(file.list, '/')
check.ok(opens(sys.exec, 'true'):wait())
check.eq(opens(a.sendfile, a, 'tests/lib/net.lua', 4), 4)
check.eq(b:read(4), '-- S')
opens(time.on, time.now() + 100, print):cancel()

local client = check.ok(socket.connect_tcp('127.0.0.1', port))
opens(listener.accept, listener):close()
client:close()
net.limit_descriptors(old)
