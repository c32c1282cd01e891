-- SPDX-License-Identifier: MIT
-- Without a file, lines go to the system log: one datagram each, facility daemon.
local check = require 'check'
local log = require 'eco.log'
local logfile = require 'logfile'
local socket = require 'eco.socket'
local sys = require 'eco.sys'

local path = logfile.folder .. '/syslog'
local receiver = check.ok(socket.listen_unix and socket.unix_dgram())
check.ok(receiver:bind(path))
log.set_syslog(path)
log.set_ident('tester')
log.set_level(log.DEBUG)

local function received()
    local data = check.ok(receiver:recvfrom(300000, 5))
    return (data:gsub('>%a%a%a [ %d]%d %d%d:%d%d:%d%d ', '>TIME ', 1))
end

for priority = 0, 7 do
    log.log(priority, 'a message')
    check.eq(received(), ('<%d>TIME tester[%d]: a message'):format(24 + priority, sys.getpid()))
end
log.info('two\r\nlines with a NUL \0\n')
check.ok(received():find ': two$')
check.ok(received():find ': lines with a NUL \\0$')
log.set_flags(log.FLAG_FILE)
log.info('text')
check.ok(received():find ': %(syslog%.lua: %d%d%) text$')
log.set_flags(0)

-- A long line comes whole, in several datagrams, and no character is split.
for offset = 0, 2 do
    local long = ('x'):rep(offset) .. ('€'):rep(30000)
    log.info(long)
    local parts, size = {}, 0
    while size < #long do
        local part = received():match '^<30>TIME tester%[%d+%]: (.*)$'
        check.ok(#part <= 8000)
        check.ok(utf8.len(part))
        parts[#parts + 1] = part
        size = size + #part
    end
    check.eq(table.concat(parts), long)
end

-- The month in English, the day in two columns.
log.info('x')
local stamp = check.ok(receiver:recvfrom(1000, 5)):match '^<30>(%a%a%a [ %d]%d %d%d:%d%d:%d%d) '
local months = 'JanFebMarAprMayJunJulAugSepOctNovDec'
local at = months:find(stamp:sub(1, 3), 1, true)
check.eq((at - 1) % 3, 0)
local now = os.date '*t'
local difference = math.abs(now.day - tonumber(stamp:sub(5, 6)))
check.ok(difference <= 1 or difference >= 27)

-- A file takes the place of it, until there is none.
logfile.start()
log.info('to the file')
check.eq(logfile.take(), 'to the file')
log.set_path('')
log.info('to syslog')
check.ok(received():find ': to syslog$')
