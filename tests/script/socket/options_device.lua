-- SPDX-License-Identifier: MIT
-- bindtodevice.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local tcp = check.ok(socket.tcp())
check.eq(tcp:getoption('bindtodevice'), '')
for _, long in ipairs { ('x'):rep(16), ('x'):rep(1000) } do
    check.raises('ifname too long', tcp.setoption, tcp, 'bindtodevice', long)
    check.raises('ifname too long', socket.socket, socket.AF_INET, 1, 0, { device = long })
end
check.raises('bad argument', tcp.setoption, tcp, 'bindtodevice', 1)
local done, _, code = tcp:setoption('bindtodevice', 'lo')
if not done then
    check.eq(net.is_root(), false)
    check.eq(code, 'EPERM')
    check.skip 'binding to a device is not permitted'
end
check.eq(tcp:getoption('bindtodevice'), 'lo')
local listener = check.ok(socket.listen_tcp('127.0.0.1', 0, { device = 'lo' }))
check.eq(listener:getoption('bindtodevice'), 'lo')
check.ok(socket.connect_tcp('127.0.0.1', listener:getsockname().port, { device = 'lo' }))
local _, text
_, text, code = socket.listen_tcp('127.0.0.1', 0, { device = 'eco-none' })
check.eq(text, "failed to set socket option 'device': No such device")
check.eq(code, 'ENODEV')
