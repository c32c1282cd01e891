-- SPDX-License-Identifier: MIT
-- Sizes that are none.
local check = require 'check'
local socket = require 'eco.socket'

local a, b = check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
for _, size in ipairs { 0, -1, 2 ^ 63, 1e308, math.huge, 0 / 0, 1.5 } do
    check.raises('bad argument #2', a.readfull, a, size)
    check.raises('bad argument #2', a.peek, a, size)
end
b:send 'x'
check.eq(a:readfull(1), 'x')
