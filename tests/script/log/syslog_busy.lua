-- SPDX-License-Identifier: MIT
-- A system log that takes nothing does not stop the program, and gets every line later, in order.
local check = require 'check'
local log = require 'eco.log'
local logfile = require 'logfile'
local socket = require 'eco.socket'

local path = logfile.folder .. '/syslog'
local receiver = check.ok(socket.unix_dgram())
check.ok(receiver:bind(path))
log.set_syslog(path)

local lines = 3000 -- more than any receive queue holds
for i = 1, lines do
    log.info('number', i)
end
-- What is logged when there is room again is behind what waits.
check.ok(receiver:recvfrom(1000, 5):find 'number 1$')
lines = lines + 1
log.info('number', lines)
eco.sleep(0.05)
for i = 2, lines do
    local data = check.ok(receiver:recvfrom(1000, 5))
    check.eq(tonumber(data:match 'number (%d+)$'), i)
end
check.fails('timeout', receiver:recvfrom(1000, 0.01))

-- More than is kept: what is missing is told.
local long = ('x'):rep(7000)
local sent = 2000
for i = 1, sent do
    log.info('number', i, long)
end
-- There is room again for some, but those would come before it is told that others are missing.
local got = 0
for _ = 1, 5 do
    got = got + 1
    check.eq(tonumber(receiver:recvfrom(10000, 5):match 'number (%d+)'), got)
    eco.sleep(0.005)
end
sent = sent + 1
log.info('number', sent, 'is short')
local last
repeat
    last = check.ok(receiver:recvfrom(10000, 5))
    if last:find 'number' then
        got = got + 1
        check.eq(tonumber(last:match 'number (%d+)'), got)
    end
until not last:find 'number'
check.ok(got >= 100 and got < sent, got)
check.eq(last:match ']: (.*)$', sent - got .. ' lines are missing here: No buffer space available')
check.eq(last:sub(1, 4), '<28>') -- a warning
log.info('after')
check.ok(receiver:recvfrom(10000, 5):find 'after$')
