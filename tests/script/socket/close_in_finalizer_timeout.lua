-- SPDX-License-Identifier: MIT
-- A finaliser closes the socket while its waiting reader is told of a timeout.
local check = require 'check'
local net = require 'net'

collectgarbage('setpause', 10) -- one collection right after the other
collectgarbage('setstepmul', 1000)
for _ = 1, 10 do
    local a, b = net.pair()
    local reader = eco.run(function()
        local garbage
        for i = 1, 20000 do
            garbage = ('x'):rep(1000) .. i
            local _, err = a:read('l', 0.0001)
            if err ~= 'timeout' then
                check.ok(err == 'closed' or err == 'canceled', err)
                return garbage
            end
        end
    end)
    collectgarbage()
    local proxy = newproxy(true)
    getmetatable(proxy).__gc = function()
        a:close()
    end
    proxy = nil -- luacheck: ignore
    net.result(reader)
    check.eq(a:closed(), true)
    b:close()
end
check.eq(eco.count(), 1)
