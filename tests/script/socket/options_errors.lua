-- SPDX-License-Identifier: MIT
-- What the system refuses is nil, text and code; unknown names raise.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local tcp, unix = check.ok(socket.tcp()), net.pair()
local _, _, code = check.fails('Invalid argument', tcp:setoption('tcp_keepcnt', 100000))
check.eq(code, 'EINVAL')
check.eq((unix:setoption('tcp_nodelay', true)), nil)
check.eq((unix:getoption('tcp_nodelay')), nil)
_, _, code = check.fails('No such device', tcp:setoption('bindtodevice', 'eco-none'))
check.eq(code, 'ENODEV')
for _, name in ipairs { 'nope', '', 'REUSEADDR', 'reuseaddr\0', 'device', 'backlog' } do
    check.raises('unsupported option', tcp.setoption, tcp, name, true)
    check.raises('unsupported option', tcp.getoption, tcp, name)
end
check.raises('bad argument', tcp.setoption, tcp)
check.raises('bad argument', tcp.setoption, tcp, {}, true)
for _, name in ipairs { 'error', 'type', 'domain', 'protocol', 'peercred' } do
    check.raises('unsupported option', tcp.setoption, tcp, name, 1) -- only to be read
end
for _, name in ipairs { 'ip_add_membership', 'packet_drop_membership', 'netlink_add_membership' } do
    check.raises('can only be set', tcp.getoption, tcp, name)
end
