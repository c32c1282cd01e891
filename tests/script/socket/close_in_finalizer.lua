-- SPDX-License-Identifier: MIT
-- A finaliser may close the very socket whose data is being handed out.
local check = require 'check'
local net = require 'net'

collectgarbage('setpause', 10) -- one collection right after the other
for _ = 1, 20 do
    local a, b = net.pair()
    local lines = {}
    for i = 1, 2000 do
        lines[i] = ('%d '):format(i):rep(10)
    end
    check.ok(b:send(table.concat(lines, '\n') .. '\n'))
    collectgarbage()
    local proxy = newproxy(true)
    getmetatable(proxy).__gc = function()
        a:close()
    end
    proxy = nil -- luacheck: ignore
    for i = 1, 2000 do
        local line, err = a:read('l', 1)
        if not line then
            check.eq(err, 'closed')
            break
        end
        check.eq(line, lines[i])
    end
    collectgarbage()
    collectgarbage()
    check.eq(a:closed(), true)
    check.fails('closed', a:read('l'))
end
