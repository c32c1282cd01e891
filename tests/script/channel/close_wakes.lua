-- SPDX-License-Identifier: MIT
-- close wakes everybody: senders raise and their values are lost, receivers get nil.
local check = require 'check'
local channel = require 'eco.channel'
local full, empty = channel.new(), channel.new()
full:send('stored')
local senders, receivers = {}, {}
for i = 1, 3 do
    senders[i] = eco.run(function()
        check.raises('sending on closed channel', full.send, full, i)
    end)
    receivers[i] = eco.run(function()
        local n = select('#', empty:recv())
        check.eq(n, 1)
        check.eq(empty:recv(60), nil)
    end)
end
full:close()
empty:close()
for i = 1, 3 do
    check.ok(eco.join(senders[i]))
    check.ok(eco.join(receivers[i]))
end
check.eq(full:recv(), 'stored')
check.eq(full:recv(), nil)
