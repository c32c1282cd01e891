-- SPDX-License-Identifier: MIT
-- A line has the time, the level in five columns, the sender and the message.
local check = require 'check'
local log = require 'eco.log'
local logfile = require 'logfile'
local sys = require 'eco.sys'

logfile.start()
log.set_level(log.DEBUG)
log.set_ident('tester')
local before = os.date '%Y/%m/%d %H:%M:%S'
for priority = log.EMERG, log.DEBUG do
    log.log(priority, 'message', priority)
end
local after = os.date '%Y/%m/%d %H:%M:%S'

local names = { [0] = 'emerg', 'alert', 'crit ', 'err  ', 'warn ', 'notice', 'info ', 'debug' }
local priority = 0
for line in logfile.read():gmatch '[^\n]*\n' do
    local stamp = line:sub(1, 19)
    check.ok(stamp >= before and stamp <= after, line)
    check.eq(line:sub(20), (' %s tester[%d]: message %d\n'):format(names[priority], sys.getpid(),
        priority))
    priority = priority + 1
end
check.eq(priority, 8)

for name, level in pairs { debug = 'debug', info = 'info ', notice = 'notice', warn = 'warn ',
    err = 'err  ', crit = 'crit ' }
do
    logfile.take()
    check.eq(select('#', log[name]('text')), 0)
    check.eq(logfile.read():sub(20), (' %s tester[%d]: text\n'):format(level, sys.getpid()))
end

-- A name of 31 bytes at most.
log.set_ident(('n'):rep(40))
logfile.take()
log.info('text')
check.eq(logfile.read():match '(n+)%[', ('n'):rep(31))
