-- SPDX-License-Identifier: MIT
-- Who timed out neither sends nor receives later.
local check = require 'check'
local channel = require 'eco.channel'
local ch = channel.new()
check.fails('timeout', ch:recv(0.001))
check.eq(ch:send(1), true)
check.fails('timeout', ch:send(2, 0.001))
check.eq(ch:recv(), 1)
check.fails('timeout', ch:recv(0))
check.eq(ch:length(), 0)
