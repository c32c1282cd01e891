-- SPDX-License-Identifier: MIT
-- The limit counts from the call, whatever happens in the channel meanwhile.
local check = require 'check'
local channel = require 'eco.channel'
local time = require 'eco.time'
local ch = channel.new()
local stop = false
local busy = eco.run(function()
    while not stop do
        ch:send('x', 0)
        ch:recv(0)
        eco.sleep(0)
    end
end)
local other = channel.new()
local start = time.monotonic()
check.fails('timeout', other:recv(0.02))
check.ok(time.monotonic() - start >= 0.02)
stop = true
check.ok(eco.join(busy))
