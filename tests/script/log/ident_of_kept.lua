-- SPDX-License-Identifier: MIT
-- Lines that wait for their target keep the name they were logged with, also one that is half
-- written.
local check = require 'check'
local log = require 'eco.log'
local logfile = require 'logfile'

local path = logfile.folder .. '/fifo'
check.eq(os.execute('mkfifo ' .. path), 0)
local file = check.ok(io.open(path, 'r+'))
check.ok(log.set_path(path))
log.set_ident('early')
local text = ('x'):rep(10000) -- more than is written at once, or not at all
for i = 1, 12 do
    log.info(i, text)
end
log.set_ident('a_later_name')
log.info(13, text)
for i = 1, 13 do
    local line = file:read '*l'
    check.ok(line:find(i < 13 and ' early[' or ' a_later_name[', 1, true), line:sub(1, 60))
    check.eq(line:match ': (.*)$', i .. ' ' .. text)
    eco.sleep(0.005)
end
file:close()
