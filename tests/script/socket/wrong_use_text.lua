-- SPDX-License-Identifier: MIT
-- Wrong use names the argument as the script counts it, and the function.
local check = require 'check'
local socket = require 'eco.socket'

local sock = check.ok(socket.tcp())
check.raises("bad argument #2 to 'bind'", function()
    sock:bind('127.0.0.1', 65536)
end)
check.raises("bad argument #1 to 'bind' (not a valid IPv4 address)", function()
    sock:bind('localhost', 1)
end)
check.raises("bad argument #1 to 'recvfrom' (must be greater than 0)", function()
    sock:recvfrom(0)
end)
check.raises("bad argument #1 to 'setoption' (unsupported option 'x')", function()
    sock:setoption('x', 1)
end)
check.raises("bad argument #1 to 'read' (invalid format)", function()
    sock:read('x')
end)
check.raises("bad argument #1 to 'connect_tcp' (not a valid IP address)", function()
    socket.connect_tcp('1.2.3.400', 1)
end)
local where = check.raises("bad argument #2 to 'connect_tcp' (number expected", function()
    local client = socket.connect_tcp('localhost', 'x')
    return client
end)
check.ok(where:find 'wrong_use_text.lua:%d+: ', where)
check.raises("bad argument #3 to 'connect_udp' (option 'timeout'", function()
    socket.connect_udp('localhost', 1, { timeout = 'x' })
end)
