-- SPDX-License-Identifier: MIT
-- Abstract names start with NUL and are exact, inner and trailing NULs included.
local check = require 'check'
local socket = require 'eco.socket'

local base = '\0eco-test-' .. tostring(os.time()) .. tostring({})
for _, name in ipairs { base, base .. '\0', base .. '\0inner\0\0', '\0' .. ('x'):rep(60) .. base } do
    local listener = check.ok(socket.listen_unix(name))
    check.same(listener:getsockname(), { family = socket.AF_UNIX, path = name })
    local client = check.ok(socket.connect_unix(name))
    check.eq(client:getpeername().path, name)
    local server = check.ok(listener:accept(5))
    check.eq(server:getsockname().path, name)
    check.ok(client:send('x'))
    check.eq(server:read(1, 5), 'x')
    check.fails('Connection refused', socket.connect_unix(name .. '\0'))
    check.fails('Address already in use', socket.listen_unix(name))
    listener:close()
    server:close()
end

-- As the name of a datagram's sender.
local a, b = check.ok(socket.unix_dgram()), check.ok(socket.unix_dgram())
check.ok(a:bind(base .. '\0a'))
check.ok(b:bind(base .. '\0b'))
check.ok(a:sendto('x', base .. '\0b'))
local _, peer = b:recvfrom(10, 5)
check.eq(peer.path, base .. '\0a')
