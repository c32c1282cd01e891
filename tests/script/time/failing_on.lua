-- SPDX-License-Identifier: MIT
-- A timer that could not be set again is stopped and can be collected; no time is too large.
local check = require 'check'
local socket = require 'eco.socket'
local time = require 'eco.time'

for _, when in ipairs { 1e12, 1e15, 9e15, 1e16, 1e308, math.huge } do
    check.ok(time.on(when, print)):close()
    check.ok(time.at(when, print)):close()
end

local timer = check.ok(time.on(time.now() + 1000, print))
local weak = setmetatable({ timer }, { __mode = 'v' })
local full = {}
repeat
    local sock, err = socket.udp()
    full[#full + 1] = sock
until not sock and err == 'Too many open files'
full[#full]:close()
local last = socket.udp()
-- Its own descriptor is closed first, so another must take the number.
local result, err = timer:set(time.now() + 1000)
check.ok(result, err)
for _, sock in ipairs(full) do
    sock:close()
end
last:close()
timer:close()
timer = nil
collectgarbage()
collectgarbage()
check.eq(weak[1], nil)
