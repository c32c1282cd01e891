-- SPDX-License-Identifier: MIT
-- A constructor that fails or raises leaves no descriptor behind, even before collection.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local path = net.tmpdir() .. '/s'
local listener = check.ok(socket.listen_unix(path))
local taken = check.ok(socket.listen_tcp('127.0.0.1', 0))
local port = taken:getsockname().port
collectgarbage()
collectgarbage('stop')
local before = check.fd_count()
local AF_INET, SOCK_STREAM = socket.AF_INET, socket.SOCK_STREAM
for _ = 1, 100 do
    for _, options in ipairs {
        { reuseaddr = 1 },
        { reuseport = 'yes' },
        { mark = true },
        { mark = 2 ^ 40 },
        { device = 5 },
        { device = ('x'):rep(16) },
        { tcp_nodelay = 1 },
        { keepalive = 0 },
        { tcp_keepidle = 'x' },
        { backlog = {} },
        { ipv6 = 1 },
    } do
        check.eq((pcall(socket.socket, AF_INET, SOCK_STREAM, 0, options)), false)
        check.eq((pcall(socket.listen_tcp, nil, 0, options)), false)
        check.eq((pcall(socket.listen_udp, nil, 0, options)), false)
        check.eq((pcall(socket.listen_unix, '\0eco none', options)), false)
        check.eq((pcall(socket.connect_tcp, '127.0.0.1', port, options)), false)
        check.eq((pcall(socket.socketpair, socket.AF_UNIX, SOCK_STREAM, 0, options)), false)
    end
    check.eq((pcall(socket.listen_tcp, '127.0.0.1', 65536)), false)
    check.eq((pcall(socket.listen_tcp, 'localhost', 1)), false)
    check.eq((pcall(socket.connect_tcp, '127.0.0.1', -1)), false)
    check.eq((pcall(socket.connect_unix, ('x'):rep(108))), false)
    check.eq((pcall(socket.connect_unix, path, ('x'):rep(108))), false)
    check.eq((pcall(socket.listen_unix, {})), false)
    check.fails('Address already in use', socket.listen_unix(path))
    check.fails('Address already in use', socket.listen_tcp('127.0.0.1', port))
    check.fails('Address already in use', socket.connect_unix(path, path))
    check.fails('No such file or directory', socket.connect_unix(path .. 'x'))
    check.fails('No such file or directory', socket.listen_unix(path .. 'x/y'))
    check.eq((socket.listen_tcp('127.0.0.1', 0, { device = 'eco-none' })), nil)
    check.eq((socket.socketpair(AF_INET, SOCK_STREAM)), nil)
    check.eq((socket.socket(9999, SOCK_STREAM)), nil)
end
check.eq(check.fd_count(), before)
listener:close()
