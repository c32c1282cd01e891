-- SPDX-License-Identifier: MIT
-- accept with a limit: timeout, and the socket works afterwards.
local check = require 'check'
local socket = require 'eco.socket'

local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
for _ = 1, 3 do
    check.fails('timeout', listener:accept(0.005))
end
local client = check.ok(socket.connect_tcp('127.0.0.1', listener:getsockname().port))
local server = check.ok(listener:accept())
check.ok(server:send('x'))
check.eq(client:read(1), 'x')
check.fails('timeout', listener:accept('0.005')) -- a numeric string is a number
check.raises('number expected', listener.accept, listener, {})
