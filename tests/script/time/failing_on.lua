-- SPDX-License-Identifier: MIT
-- A timer that could not be set keeps nothing alive; no time is too large.
local check = require 'check'
local socket = require 'eco.socket'
local time = require 'eco.time'

for _, when in ipairs { 1e12, 1e15, 9e15, 1e16, 1e308, math.huge } do
    check.ok(time.on(when, print)):close()
    check.ok(time.at(when, print)):close()
end

local full = {}
repeat
    local sock, err = socket.udp()
    full[#full + 1] = sock
until not sock and err == 'Too many open files'

local weak = setmetatable({ {} }, { __mode = 'v' })
check.fails('Too many open files', time.on(time.now() + 1000, print, weak[1]))
for _, sock in ipairs(full) do
    sock:close()
end
collectgarbage()
collectgarbage()
check.eq(weak[1], nil)
