-- SPDX-License-Identifier: MIT
-- A closed channel: sending raises, what is stored can still be received, then nil.
local check = require 'check'
local channel = require 'eco.channel'
local ch = channel.new(3)
ch:send(1)
ch:send(2)
check.eq(select('#', ch:close()), 0)
ch:close()
check.raises('sending on closed channel', ch.send, ch, 3)
check.eq(ch:length(), 2)
check.eq(ch:recv(), 1)
check.eq(ch:recv(0), 2)
for _ = 1, 2 do
    local value, err = ch:recv()
    check.eq(value, nil)
    check.eq(err, nil)
end
