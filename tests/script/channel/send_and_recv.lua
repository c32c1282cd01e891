-- SPDX-License-Identifier: MIT
-- Values arrive in order, false among them; a full channel holds the sender.
local check = require 'check'
local channel = require 'eco.channel'
local ch = channel.new(2)
local log = {}
local values = { 1, false, 'x', {}, 5 }
local co = eco.run(function()
    for i, value in ipairs(values) do
        check.eq(ch:send(value), true)
        log[#log + 1] = i
    end
    ch:close()
end)
check.same(log, { 1, 2 })
check.eq(ch:length(), 2)
for _, value in ipairs(values) do
    check.eq(ch:recv(), value)
end
check.ok(eco.join(co))
check.eq(select('#', ch:recv()), 1)
check.eq(ch:recv(), nil)
check.eq(ch:length(), 0)
