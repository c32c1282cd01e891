-- SPDX-License-Identifier: MIT
-- close releases a timer: it fires no more and cannot be set.
local check = require 'check'
local time = require 'eco.time'
local count = check.fd_count()
local function never()
    error 'not closed'
end
for _, timer in ipairs { time.timer(never), time.at(0.001, never), time.on(0, never) } do
    check.eq(select('#', timer:close()), 0)
    timer:close()
    timer:cancel()
    check.fails('closed', timer:set(0.001))
end
eco.sleep(0.01)
check.eq(check.fd_count(), count)
