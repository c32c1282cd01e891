-- SPDX-License-Identifier: MIT
-- Nothing here costs a descriptor.
local check = require 'check'
local channel = require 'eco.channel'
local sync = require 'eco.sync'
local count = check.fd_count()
local keep = {}
for i = 1, 1000 do
    keep[i] = { sync.cond(), sync.mutex(), sync.waitgroup(), channel.new() }
    keep[i][1]:wait(0)
    keep[i][4]:recv(0)
end
keep[1][1]:wait(0.001)
check.eq(check.fd_count(), count)
