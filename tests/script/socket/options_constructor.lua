-- SPDX-License-Identifier: MIT
-- Options of constructors: applied, or skipped where they cannot apply.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local all = {
    reuseaddr = true,
    reuseport = true,
    keepalive = true,
    tcp_nodelay = true,
    tcp_keepidle = 33,
    tcp_keepcnt = 4,
    tcp_keepintvl = 6,
    backlog = 3,
    unknown = {},
}
local listener = check.ok(socket.listen_tcp('127.0.0.1', 0, all))
for _, name in ipairs { 'reuseaddr', 'reuseport', 'keepalive', 'tcp_nodelay' } do
    check.eq(listener:getoption(name), true, name)
end
check.eq(listener:getoption('tcp_keepidle'), 33)
check.eq(listener:getoption('tcp_keepcnt'), 4)
check.eq(listener:getoption('tcp_keepintvl'), 6)
local client = check.ok(socket.connect_tcp('127.0.0.1', listener:getsockname().port, all))
check.eq(client:getoption('tcp_nodelay'), true)

-- tcp_* do nothing on other sockets, nor ipv6_v6only on others than IPv6.
check.ok(socket.listen_udp('127.0.0.1', 0, all))
check.ok(socket.listen_unix(net.tmpdir() .. '/s', { tcp_nodelay = true, ipv6_v6only = true }))
check.ok(socket.listen_tcp('127.0.0.1', 0, { ipv6_v6only = true }))
check.ok(socket.socket(socket.AF_INET, socket.SOCK_DGRAM, 0, { tcp_keepidle = 1 }))
check.eq(
    check.ok(socket.socket(socket.AF_INET, 1, 0, { reuseport = true })):getoption('reuseport'),
    true
)

-- reuseaddr: the default of listen_tcp alone.
check.eq(check.ok(socket.listen_tcp('127.0.0.1', 0)):getoption('reuseaddr'), true)
local off = { reuseaddr = false }
check.eq(check.ok(socket.listen_tcp('127.0.0.1', 0, off)):getoption('reuseaddr'), false)
check.eq(check.ok(socket.listen_udp('127.0.0.1', 0)):getoption('reuseaddr'), false)
check.eq(check.ok(socket.tcp()):getoption('reuseaddr'), false)

-- listen_unix applies socket options and the backlog.
local unix = check.ok(socket.listen_unix('\0eco options ' .. tostring({}), { reuseaddr = true }))
check.eq(unix:getoption('reuseaddr'), true)

-- What the system refuses names the option.
local _, _, code = check.fails(
    "failed to set socket option 'tcp_keepidle': Invalid argument",
    socket.listen_tcp('127.0.0.1', 0, { tcp_keepidle = 0 })
)
check.eq(code, 'EINVAL')
check.raises('table expected', socket.listen_tcp, '127.0.0.1', 0, 'x')
