-- SPDX-License-Identifier: MIT
-- adopt makes a socket of a descriptor that somebody else opened: what it is, the kernel tells.
local check = require 'check'
local ffi = require 'ffi'
local net = require 'net'
local socket = require 'eco.socket'

ffi.cdef 'int socket(int domain, int type, int protocol);'

local F_GETFD, F_GETFL, FD_CLOEXEC = 1, 3, 1
local O_NONBLOCK = require('kernel').O_NONBLOCK

-- A descriptor that eco knows nothing of, blocking and inherited.
local function foreign(sock)
    local fd = ffi.C.dup(sock:getfd())
    sock:close()
    return fd
end

local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local port = listener:getsockname().port
local fd = foreign(listener)
local before = check.fd_count()
local adopted = check.ok(socket.adopt(fd))
check.eq(check.fd_count(), before)
check.eq(adopted:getfd(), fd)
check.eq(tostring(adopted), 'socket: tcp 127.0.0.1:' .. port)
check.eq(adopted:getoption('listening'), true)
check.eq(bit.band(ffi.C.fcntl(fd, F_GETFD), FD_CLOEXEC), FD_CLOEXEC)

-- It accepts; connections are of its kind, and lines arrive as ever.
local client = check.ok(socket.connect_tcp('127.0.0.1', port))
local server = check.ok(adopted:accept(5))
check.ok(client:send('a line\n'))
check.eq(server:read('l', 5), 'a line')
check.eq(server:getoption('listening'), false)
check.fails('timeout', adopted:accept(0.01))

-- One end of a connection.
local number = foreign(server)
local same = check.ok(socket.adopt(number))
check.ok(same:send('answer'))
check.eq(client:readfull(6, 5), 'answer')

-- Closing closes the number, and so does collection.
adopted:close()
check.eq(ffi.C.fcntl(fd, F_GETFD), -1)
same = nil -- luacheck: ignore
collectgarbage()
collectgarbage()
check.eq(ffi.C.fcntl(number, F_GETFD), -1)
check.fails('closed', client:read('l', 5))

-- Other kinds; what was blocking is so no more.
for kind, values in pairs {
    udp = { socket.AF_INET, socket.SOCK_DGRAM, 0 },
    ['unix-dgram'] = { socket.AF_UNIX, socket.SOCK_DGRAM, 0 },
    netlink = { socket.AF_NETLINK, socket.SOCK_RAW, 0 },
} do
    local raw = ffi.C.socket(unpack(values))
    check.eq(bit.band(ffi.C.fcntl(raw, F_GETFL), O_NONBLOCK), 0)
    local sock = check.ok(socket.adopt(raw))
    check.eq(bit.band(ffi.C.fcntl(raw, F_GETFL), O_NONBLOCK), O_NONBLOCK, kind)
    check.eq(sock:getoption('domain'), values[1])
    check.eq(tostring(sock):sub(1, 8 + #kind), 'socket: ' .. kind)
    check.fails('timeout', sock:recvfrom(10, 0.01))
    sock:close()
end

-- The file of a Unix socket belongs to whoever made it.
local path = net.tmpdir() .. '/s'
local bound = ffi.C.dup(check.ok(socket.listen_unix(path)):getfd())
local unix = check.ok(socket.adopt(bound))
check.ok(socket.connect_unix(path)):close()
unix:close()

