-- SPDX-License-Identifier: MIT
-- What the socket tests share.
--
--     local client, server = net.tcp_pair()
--     local reader = eco.run(client.read, client, 'l')
--     check.fails('canceled', net.result(reader))

local check = require 'check'
local socket = require 'eco.socket'
local ffi = require 'ffi'

local net = {}

ffi.cdef [[
    char *mkdtemp(char *template);
    int close(int fd);
    int dup(int fd);
    int fcntl(int fd, int command, ...);
    unsigned int geteuid(void);
]]

-- A connected pair over loopback, and the peer address that accept gave.
function net.tcp_pair()
    local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
    local client = check.ok(socket.connect_tcp('127.0.0.1', listener:getsockname().port))
    local server, peer = check.ok(listener:accept(5))
    listener:close()
    return client, server, peer
end

function net.pair()
    return check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
end

-- A TCP or UDP port on loopback that nobody listens to: the holder is bound and keeps others away.
function net.closed_port(make)
    local holder = check.ok((make or socket.tcp)())
    check.ok(holder:bind('127.0.0.1', 0))
    return holder:getsockname().port, holder
end

-- What a task returned; fails if it raised or is not done within 10 s.
function net.result(task)
    local function rest(ok, ...)
        if not ok then
            error('the task failed: ' .. tostring((...)), 3)
        end
        return ...
    end
    return rest(eco.join(task, 10))
end

-- Sends until there is no more room. Returns how many bytes went out.
function net.fill(sock)
    local total = 0
    local chunk = ('x'):rep(65536)
    for _ = 1, 10000 do
        local sent, err, _, count = sock:send(chunk, 0.06) -- more than a delayed ACK
        total = total + (sent or count)
        if not sent then
            check.eq(err, 'timeout')
            if count == 0 then
                return total
            end
        end
    end
    error('it never fills')
end

-- Is the task still waiting? Asks twice: a busy machine may have kept us from running.
function net.is_waiting(task)
    return not eco.join(task, 0.03) and not eco.join(task, 0.03)
end

-- Reads exactly n bytes and throws them away.
function net.drain(sock, n)
    while n > 0 do
        n = n - #check.ok(sock:read(math.min(n, 65536), 10))
    end
end

-- A new folder, removed when the test ends.
function net.tmpdir()
    local template = ffi.new('char[32]', '/tmp/eco-test-XXXXXX')
    assert(ffi.C.mkdtemp(template) ~= nil, 'mkdtemp')
    local path = ffi.string(template)
    local guard = newproxy(true)
    getmetatable(guard).__gc = function()
        os.execute('rm -rf ' .. path)
    end
    net.guards = net.guards or {}
    table.insert(net.guards, guard)
    return path
end

function net.exists(path)
    return os.execute('test -e ' .. path) == 0
end

function net.is_root()
    return ffi.C.geteuid() == 0
end

-- Sets the soft limit on descriptors; returns the old one.
function net.limit_descriptors(n)
    if check.is_valgrind() then
        check.skip 'valgrind plays the limit on descriptors itself'
    end
    local sys = require 'eco.sys'
    local old = check.ok(sys.rlimit 'nofile')
    check.ok(sys.rlimit('nofile', n))
    return old
end

-- The lowest descriptor number that is free.
function net.next_fd()
    local fd = ffi.C.dup(0)
    ffi.C.close(fd)
    return fd
end

function net.has_ipv6()
    local sock = socket.tcp6()
    local bound = sock and sock:bind('::1', 0)
    if sock then
        sock:close()
    end
    return bound
end

return net
