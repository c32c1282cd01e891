-- SPDX-License-Identifier: MIT
-- A finaliser closes the socket while its waiting reader gets data: data first, then the end.
local check = require 'check'
local net = require 'net'

collectgarbage('setpause', 10) -- one collection right after the other
local lines = {}
for i = 1, 300 do
    lines[i] = ('%d '):format(i):rep(1000)
end
for _ = 1, 5 do
    local a, b = net.pair()
    local reader = eco.run(function()
        for i = 1, 300 do
            local line, err = a:read('l')
            if not line then
                check.ok(err == 'closed' or err == 'canceled', err)
                return
            end
            check.eq(line, lines[i])
        end
    end)
    collectgarbage()
    local proxy = newproxy(true)
    getmetatable(proxy).__gc = function()
        a:close()
    end
    proxy = nil -- luacheck: ignore
    for i = 1, 300 do
        if not b:send(lines[i]) or not b:send('\n') then
            break
        end
        eco.sleep(0.0001) -- the reader waits again
    end
    a:close()
    net.result(reader)
end
check.eq(eco.count(), 1)
