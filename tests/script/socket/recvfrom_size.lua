-- SPDX-License-Identifier: MIT
-- recvfrom's n: at least 1, checked before waiting; a huge one reserves nothing.
local check = require 'check'
local socket = require 'eco.socket'

local server = check.ok(socket.listen_udp('127.0.0.1', 0))
for _, wrong in ipairs { 0, -1, -1e9 } do
    check.raises('must be greater than 0', server.recvfrom, server, wrong)
end
check.raises('bad argument', server.recvfrom, server)
check.raises('bad argument', server.recvfrom, server, 'l')
check.raises('no integer representation', server.recvfrom, server, 1.5)
local before = check.rss_kb()
check.fails('timeout', server:recvfrom(1e12, 0.005))
check.ok(server:sendto('x', '127.0.0.1', server:getsockname().port))
check.eq((server:recvfrom(2 ^ 40, 5)), 'x')
if not check.is_instrumented() then
    check.ok(check.rss_kb() - before < 4096)
end
