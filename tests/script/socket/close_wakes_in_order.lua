-- SPDX-License-Identifier: MIT
-- Those whom close wakes run in the order in which they have come.
local check = require 'check'
local socket = require 'eco.socket'

local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local datagrams = check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM))
for _, wait in ipairs {
    { listener, listener.accept },
    { datagrams, datagrams.recvfrom, 10 },
} do
    local sock, method, argument = unpack(wait)
    local log = {}
    for i = 1, 5 do
        eco.run(function()
            check.fails('canceled', method(sock, argument))
            log[#log + 1] = i
        end)
    end
    sock:close()
    eco.sleep(0)
    check.same(log, { 1, 2, 3, 4, 5 })
end
