-- SPDX-License-Identifier: MIT
-- 'l' strips LF, and a CR only right before it; wherever the packets were cut.
local check = require 'check'
local net = require 'net'

local text = 'one\r\ntwo\n\r\nthr\ree\r\r\n\nlast\n'
local stripped = { 'one', 'two', '', 'thr\ree\r', '', 'last' }
local whole = { 'one\r\n', 'two\n', '\r\n', 'thr\ree\r\r\n', '\n', 'last\n' }
for cut = 1, #text - 1 do
    for format, want in pairs { l = stripped, ['*L'] = whole } do
        local client, server = net.pair()
        check.ok(server:send(text:sub(1, cut)))
        local got = {}
        local task = eco.run(function()
            for i = 1, #want do
                got[i] = client:read(format, 5)
            end
        end)
        check.ok(server:send(text:sub(cut + 1)))
        net.result(task)
        check.same(got, want, 'cut at ' .. cut)
    end
end
