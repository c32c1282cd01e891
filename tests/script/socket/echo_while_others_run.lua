-- SPDX-License-Identifier: MIT
-- A fast pair does not keep timers from firing.
local check = require 'check'
local net = require 'net'
local time = require 'eco.time'

local client, server = net.tcp_pair()
local stop = false
eco.run(function()
    while not stop do
        server:send(server:read(100) or '')
    end
end)
local rounds = 0
local busy = eco.run(function()
    while not stop do
        check.ok(client:send('x'))
        check.ok(client:read(100))
        rounds = rounds + 1
    end
end)
local late = 0
for _ = 1, 20 do
    local start = time.monotonic()
    eco.sleep(0.01)
    late = math.max(late, time.monotonic() - start - 0.01)
end
stop = true
net.result(busy)
check.ok(rounds > 10)
check.ok(late < 0.5, 'late by ' .. late) -- generous: other tests run beside this one
server:close()
