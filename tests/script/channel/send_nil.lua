-- SPDX-License-Identifier: MIT
-- nil cannot be sent.
local check = require 'check'
local channel = require 'eco.channel'
local ch = channel.new()
check.raises("bad argument #1 to 'send'", ch.send, ch, nil)
check.raises("bad argument #1 to 'send'", ch.send, ch)
check.eq(ch:length(), 0)
check.eq(ch:send(false), true)
check.eq(ch:recv(), false)
