-- SPDX-License-Identifier: MIT
-- Waiting senders and receivers are served in the order they came.
local check = require 'check'
local channel = require 'eco.channel'
local ch = channel.new()
local got, tasks = {}, {}
for i = 1, 4 do
    tasks[i] = eco.run(function()
        got[i] = ch:recv()
    end)
end
for i = 1, 4 do
    ch:send(i * 10)
end
for _, co in ipairs(tasks) do
    check.ok(eco.join(co))
end
check.same(got, { 10, 20, 30, 40 })

ch:send(0)
for i = 1, 4 do
    eco.run(ch.send, ch, i)
end
for i = 0, 4 do
    check.eq(ch:recv(), i)
end
check.eq(ch:length(), 0)
