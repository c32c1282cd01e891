-- SPDX-License-Identifier: MIT
-- Memberships of packet sockets: joining, leaving, and what is refused.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local sock, _, code = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
if not sock then
    check.eq(net.is_root(), false)
    check.eq(code, 'EPERM')
    check.skip 'packet sockets are not permitted'
end
local index = check.ok(socket.if_nametoindex('lo'))

local multicast = { address = '\1\0\94\0\0\1' }
for kind, extra in pairs { PROMISC = {}, ALLMULTI = {}, MULTICAST = multicast } do
    local options = {
        ifname = 'lo',
        type = socket['PACKET_MR_' .. kind],
        address = extra.address,
    }
    check.eq(sock:setoption('packet_add_membership', options), true, kind)
    options.ifname, options.ifindex = nil, index
    check.eq(sock:setoption('packet_drop_membership', options), true, kind)
end
local function refused(text, options)
    check.raises(text, sock.setoption, sock, 'packet_add_membership', options)
end
refused('address too long', { ifname = 'lo', type = 0, address = '123456789' })
refused('address', { ifname = 'lo', type = 0, address = {} })
refused('type', { ifname = 'lo' })
refused('ifname or ifindex expected', { type = 0 })
refused('table expected', 'lo')
_, _, code = check.fails(
    "No interface found with given name 'eco-none'",
    sock:setoption('packet_add_membership', { ifname = 'eco-none', type = 0 })
)
check.eq(code, 'ENODEV')
