-- SPDX-License-Identifier: MIT
-- While the system log is away for a moment, lines are kept for it.
local check = require 'check'
local log = require 'eco.log'
local logfile = require 'logfile'
local socket = require 'eco.socket'

local path = logfile.folder .. '/syslog'
local function start()
    local receiver = check.ok(socket.unix_dgram())
    check.ok(receiver:bind(path))
    return receiver
end

local receiver = start()
log.set_syslog(path)
log.info('number 1')
check.ok(receiver:recvfrom(1000, 5):find 'number 1$')

-- It is gone, and so is its socket.
receiver:close()
check.eq(io.open(path), nil)
log.info('number 2')
log.info('number 3')
eco.sleep(0.02)
receiver = start()
for i = 2, 3 do
    check.ok(receiver:recvfrom(1000, 5):find('number ' .. i .. '$'))
end

-- Another one is there at once.
receiver:close()
receiver = start()
log.info('number 4')
check.ok(receiver:recvfrom(1000, 5):find 'number 4$')

-- The socket is there, but nobody listens to it.
local fds = check.fd_count()
for i = 5, 20 do
    receiver:close()
    os.execute('touch ' .. path)
    log.info('number', i)
    os.remove(path)
    receiver = start()
    check.ok(receiver:recvfrom(1000, 5):find('number ' .. i .. '$'))
end
check.eq(check.fd_count(), fds)
