-- SPDX-License-Identifier: MIT
-- Descriptors that eco did not open, for the tests of eco.io, eco.reader and eco.writer.

local ffi = require 'ffi'
local kernel = require 'kernel'
local libc = require 'libc'
local C = ffi.C

ffi.cdef [[
    int pipe2(int fds[2], int flags);
    int socketpair(int domain, int type, int protocol, int fds[2]);
    int open(const char *path, int flags, ...);
    int close(int fd);
    int dup2(int old, int new);
    ssize_t write(int fd, const void *data, size_t size);
    ssize_t read(int fd, void *data, size_t size);
    off_t lseek(int fd, off_t offset, int whence);
    int fcntl(int fd, int command, ...);
    int mkfifo(const char *path, unsigned mode);
    int posix_openpt(int flags);
    int grantpt(int fd);
    int unlockpt(int fd);
    char *ptsname(int fd);
    int tcgetattr(int fd, void *settings);
    int tcsetattr(int fd, int when, const void *settings);
    void cfmakeraw(void *settings);
]]

local O_RDWR, O_CLOEXEC = 2, 524288
local O_NOCTTY, O_NONBLOCK = kernel.O_NOCTTY, kernel.O_NONBLOCK
local F_GETFD, F_GETFL, F_SETFL = 1, 3, 4
local AF_UNIX = 1

local fds = {
    STREAM = kernel.SOCK_STREAM,
    DATAGRAM = kernel.SOCK_DGRAM,
    RDONLY = 0,
    WRONLY = 1,
    RDWR = O_RDWR,
    NONBLOCK = O_NONBLOCK,
}

local function checked(result)
    if result < 0 then
        error('system call failed: errno ' .. ffi.errno(), 3)
    end
    return tonumber(result)
end

-- Read end, write end.
function fds.pipe()
    local pair = ffi.new 'int[2]'
    checked(C.pipe2(pair, O_CLOEXEC))
    return pair[0], pair[1]
end

function fds.socketpair(type)
    local pair = ffi.new 'int[2]'
    checked(C.socketpair(AF_UNIX, (type or fds.STREAM) + O_CLOEXEC, 0, pair))
    return pair[0], pair[1]
end

-- Master and slave of a terminal that changes no byte.
function fds.pty()
    local master = checked(C.posix_openpt(O_RDWR + O_NOCTTY + O_CLOEXEC))
    checked(C.grantpt(master))
    checked(C.unlockpt(master))
    local slave = checked(C.open(C.ptsname(master), O_RDWR + O_NOCTTY + O_CLOEXEC))
    local settings = ffi.new 'char[256]'
    checked(C.tcgetattr(slave, settings))
    C.cfmakeraw(settings)
    checked(C.tcsetattr(slave, libc.TCSANOW, settings))
    return master, slave
end

function fds.open(path, flags)
    return checked(C.open(path, flags + O_CLOEXEC + O_NOCTTY))
end

function fds.mkfifo(path)
    checked(C.mkfifo(path, tonumber('600', 8)))
end

function fds.close(...)
    for _, fd in ipairs { ... } do
        checked(C.close(fd))
    end
end

function fds.is_open(fd)
    return C.fcntl(fd, F_GETFD) >= 0
end

function fds.is_nonblocking(fd)
    return bit.band(checked(C.fcntl(fd, F_GETFL)), O_NONBLOCK) ~= 0
end

function fds.write(fd, data)
    return checked(C.write(fd, data, #data))
end

function fds.read(fd, size)
    local memory = ffi.new('char[?]', size)
    return ffi.string(memory, checked(C.read(fd, memory, size)))
end

function fds.seek(fd, offset)
    return checked(C.lseek(fd, offset, 0))
end

-- Writes until nothing more fits; returns how much did.
function fds.fill(fd)
    checked(C.fcntl(fd, F_SETFL, ffi.cast('int', O_NONBLOCK)))
    local total = 0
    for _, chunk in ipairs { ('x'):rep(65536), 'x' } do
        local count = tonumber(C.write(fd, chunk, #chunk))
        while count > 0 do
            total = total + count
            count = tonumber(C.write(fd, chunk, #chunk))
        end
    end
    return total
end

-- A file with this content, removed when the test ends.
function fds.file(content)
    local path = os.tmpname()
    local file = assert(io.open(path, 'wb'))
    file:write(content)
    file:close()
    local guard = newproxy(true)
    getmetatable(guard).__gc = function()
        os.remove(path)
    end
    fds[guard] = true
    return path
end

return fds
