-- SPDX-License-Identifier: MIT
-- With no descriptor to be had time.on fails; nothing is left armed, and a delay needs none.
local check = require 'check'
local time = require 'eco.time'
local fds = require 'fds'
local net = require 'net'

local highest = fds.open('/dev/null', fds.RDONLY)
fds.close(highest)
local before = net.limit_descriptors(highest)
local _, _, code = check.fails('Too many open files', time.on(0, print))
check.eq(code, 'EMFILE')
local fired = false
time.at(0, function() fired = true end)
while not fired do
    eco.sleep(0.001)
end
net.limit_descriptors(before)
time.on(0, function() fired = 'on' end)
while fired ~= 'on' do
    eco.sleep(0.001)
end
