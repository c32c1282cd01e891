-- SPDX-License-Identifier: MIT
-- Netlink: the list of links by a dump request; addresses are pids.
local check = require 'check'
local socket = require 'eco.socket'

local NETLINK_ROUTE, RTM_GETLINK, RTM_NEWLINK, NLMSG_DONE = 0, 18, 16, 3
local sock = check.ok(socket.netlink(NETLINK_ROUTE))
check.eq(sock:bind(), sock)
local name = sock:getsockname()
check.eq(name.family, socket.AF_NETLINK)
check.ok(name.pid > 0)
check.eq(tostring(sock):match '^socket: netlink pid %d+', 'socket: netlink pid ' .. name.pid)

-- struct nlmsghdr, struct ifinfomsg
local request = string.pack('=I4I2I2I4I4 BxI2i4I4I4', 32, RTM_GETLINK, 0x301, 7, 0, 0, 0, 0, 0, 0)
check.eq(sock:sendto(request), 32)
local links, done = 0, false
for _ = 1, 1000 do
    local data, peer = check.ok(sock:recvfrom(65536, 5))
    check.eq(peer.family, socket.AF_NETLINK)
    check.eq(peer.pid, 0)
    local at = 1
    while at < #data do
        local size, kind, _, sequence = string.unpack('=I4I2I2I4', data, at)
        check.eq(sequence, 7)
        if kind == RTM_NEWLINK then
            links = links + 1
        elseif kind == NLMSG_DONE then
            done = true
        end
        at = at + math.ceil(size / 4) * 4
    end
    if done then
        break
    end
end
check.ok(done)
check.ok(links >= 1)

local second = check.ok(socket.netlink(NETLINK_ROUTE))
check.eq(second:bind(0, 987654321), second)
check.same(second:getsockname(), { family = socket.AF_NETLINK, pid = 987654321 })
check.eq(second:setoption('netlink_add_membership', 1), true)
check.eq(second:setoption('netlink_drop_membership', 1), true)
local _, _, code = check.fails('Invalid argument', second:setoption('netlink_add_membership', 99999))
check.eq(code, 'EINVAL')
check.raises('bad argument', second.bind, second, -1)
check.raises('bad argument', second.bind, second, 2 ^ 32)
check.fails('Protocol not supported', socket.netlink(31))
