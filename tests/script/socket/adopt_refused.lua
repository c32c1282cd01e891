-- SPDX-License-Identifier: MIT
-- adopt refuses what is no descriptor, no socket, or eco's own already; nothing changes.
local check = require 'check'
local ffi = require 'ffi'
local net = require 'net'
local socket = require 'eco.socket'

ffi.cdef 'int pipe(int fds[2]);'

local function refused(code, fd)
    local before = check.fd_count()
    local sock, err, got = socket.adopt(fd)
    check.eq(sock, nil)
    check.eq(type(err), 'string')
    check.eq(got, code)
    check.eq(check.fd_count(), before)
end

refused('EBADF', 999)
refused('EBADF', -1)
local fds = ffi.new('int[2]')
check.eq(ffi.C.pipe(fds), 0)
refused('ENOTSOCK', fds[0])
check.eq(bit.band(ffi.C.fcntl(fds[0], 3), require('kernel').O_NONBLOCK), 0) -- still blocking

local a, b = net.pair()
refused('EBUSY', a:getfd())
local number = ffi.C.dup(b:getfd())
local adopted = check.ok(socket.adopt(number))
refused('EBUSY', number)
check.ok(adopted:send('still there\n'))
check.eq(a:read('l', 5), 'still there')
adopted:close()
refused('EBADF', number)

check.raises("bad argument #1 to", socket.adopt)
check.raises('number expected', socket.adopt, '3x')
check.raises('no integer representation', socket.adopt, 2.5)
check.raises('number expected', socket.adopt, a)
