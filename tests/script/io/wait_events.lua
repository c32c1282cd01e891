-- SPDX-License-Identifier: MIT
-- The events are a non-empty combination of READ and WRITE.
local check = require 'check'
local fds = require 'fds'
local io = eco.io((fds.pipe()))
for _, events in ipairs { 0, 2, 3, 6, 8, -1 } do
    check.raises('invalid', io.wait, io, events)
end
check.raises('number expected', io.wait, io)
check.raises('number has no integer representation', io.wait, io, 1.5)
check.raises('number expected', io.wait, io, eco.READ, 'soon')
check.fails('timeout', io:wait(eco.READ, 0.001))
