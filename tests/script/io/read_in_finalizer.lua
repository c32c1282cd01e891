-- SPDX-License-Identifier: MIT
-- A finaliser that receives while the string of another receive is made changes nothing in it.
local check = require 'check'
local socket = require 'eco.socket'

local a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
local c, d = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
local finalised = 0

local function litter()
    local trash = newproxy(true)
    getmetatable(trash).__gc = function()
        c:send(('n'):rep(500))
        check.eq(d:read(500), ('n'):rep(500))
        finalised = finalised + 1
    end
end

collectgarbage('setpause', 50)
for i = 1, 20000 do
    litter()
    local data = ('%d '):format(i):rep(40)
    a:send(data)
    check.eq(b:read(1000), data)
end
check.ok(finalised > 1000)
