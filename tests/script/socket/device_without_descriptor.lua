-- SPDX-License-Identifier: MIT
-- To look for a device takes a descriptor: without one it is not said to be missing.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local sock, err, code = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
if code == 'EPERM' then
    check.skip 'only root captures packets'
end
check.ok(sock, err)
local old = net.limit_descriptors(net.next_fd())
code = select(3, check.fails('Too many open files', sock:bind { ifname = 'lo' }))
check.eq(code, 'EMFILE')
local member = { ifname = 'lo', type = socket.PACKET_MR_PROMISC }
err, code = select(2, sock:setoption('packet_add_membership', member))
check.eq(err, 'Too many open files')
check.eq(code, 'EMFILE')
net.limit_descriptors(old)
check.ok(sock:bind { ifname = 'lo' })
check.fails("device 'none0' not exists", sock:bind { ifname = 'none0' })
