-- SPDX-License-Identifier: MIT
-- How a file is opened: flags, or a mode as in Lua's own library.
local check = require 'check'
local fds = require 'fds'
local net = require 'net'
local file = require 'eco.file'

local directory = net.tmpdir()
local path = directory .. '/file'
check.eq(select(3, file.open(path)), 'ENOENT')
check.eq(select(3, file.open(path, 'r+')), 'ENOENT')

local f = check.ok(file.open(path, 'w'))
check.eq(f:write('text'), 4)
check.eq(select(3, f:read(1)), 'EBADF')
f:close()
f = check.ok(file.open(path))
check.eq(f:read(10), 'text')
check.eq(select(3, f:write('x')), 'EBADF')
f = check.ok(file.open(path, 'a'))
check.eq(f:write(' more'), 5)
f = check.ok(file.open(path, 'r+b'))
check.eq(f:write('TEXT'), 4)
check.eq(f:read('a'), ' more')
f = check.ok(file.open(path, 'a+'))
check.eq(f:read('a'), 'TEXT more')
check.eq(f:write('!'), 1)
f = check.ok(file.open(path, 'w+'))
check.eq(f:read('a'), '')
check.eq(select(3, file.open(path, 'wx')), 'EEXIST')
check.eq(select(3, file.open(path, file.O_WRONLY + file.O_CREAT + file.O_EXCL)), 'EEXIST')
for _, mode in ipairs { '', 'x', 'rw', 'r++ ', 'w,' } do
    check.raises("bad argument #2 to 'open' (invalid mode)", function() file.open(path, mode) end)
end
check.raises("bad argument #2 to 'open'", function() file.open(path, {}) end)
check.raises("bad argument #2 to 'open'", function() file.open(path, -1) end)
check.raises("bad argument #3 to 'open'", function() file.open(path, 0, 65536) end)

-- Without a mode a new file gets 0666 less the umask, as from other programs.
local created = check.ok(file.open(directory .. '/new', bit.bor(file.O_CREAT, file.O_RDWR)))
local plain = assert(io.open(directory .. '/plain', 'w'))
plain:close()
check.eq(created:stat().mode, file.stat(directory .. '/plain').mode)
created = check.ok(file.open(directory .. '/mode', file.O_CREAT + file.O_RDWR, file.S_IRUSR))
check.eq(created:stat().mode, tonumber('400', 8))

-- No child inherits it.
local FD_CLOEXEC = 1
require('ffi').cdef 'int fcntl(int fd, int command, ...);'
check.eq(require('ffi').C.fcntl(f.fd, 1), FD_CLOEXEC)
check.ok(fds.is_nonblocking(f.fd))
