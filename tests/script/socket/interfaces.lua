-- SPDX-License-Identifier: MIT
-- if_nametoindex, if_indextoname.
local check = require 'check'
local socket = require 'eco.socket'

local index = check.ok(socket.if_nametoindex('lo'))
check.eq(socket.if_indextoname(index), 'lo')
for _, unknown in ipairs { 'eco-no-such', '', 'lo\0', ('x'):rep(100) } do
    check.eq(socket.if_nametoindex(unknown), nil)
end
check.eq(socket.if_indextoname(0), nil)
check.eq(socket.if_indextoname(123456789), nil)
check.raises('bad argument', socket.if_indextoname, -1)
check.raises('bad argument', socket.if_indextoname, 'lo')
check.raises('bad argument', socket.if_nametoindex)
