-- SPDX-License-Identifier: MIT
-- Pseudo terminals: what is written to one side of a pair is read from the other (pty(7)).
local ffi = require 'ffi'

ffi.cdef [[
    int posix_openpt(int flags);
    int grantpt(int fd);
    int unlockpt(int fd);
    char *ptsname(int fd);
    int open(const char *path, int flags, ...);
    int close(int fd);
    ssize_t read(int fd, void *buffer, size_t size);
]]

local O_RDWR, O_NOCTTY = 2, require('kernel').O_NOCTTY

local pty = {}

--- Opens a master. Returns its descriptor, and the path of the terminal.
function pty.master()
    local master = ffi.C.posix_openpt(O_RDWR + O_NOCTTY)
    assert(master >= 0 and ffi.C.grantpt(master) == 0 and ffi.C.unlockpt(master) == 0, 'no pty')
    return master, ffi.string(ffi.C.ptsname(master))
end

--- Opens a terminal. Returns its descriptor, which is blocking.
function pty.terminal(path)
    local fd = ffi.C.open(path, O_RDWR + O_NOCTTY)
    assert(fd >= 0, 'cannot open the terminal')
    return fd
end

--- Opens both sides. Returns both descriptors and the path.
function pty.pair()
    local master, path = pty.master()
    return master, pty.terminal(path), path
end

function pty.close(fd)
    return ffi.C.close(fd)
end

--- A read(2) as the C library makes it: it blocks as the modes of the terminal say.
function pty.blocking_read(fd, size)
    local buffer = ffi.new('char[?]', size)
    local count = ffi.C.read(fd, buffer, size)
    return count >= 0 and ffi.string(buffer, count) or nil
end

return pty
