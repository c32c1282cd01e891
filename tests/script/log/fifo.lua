-- SPDX-License-Identifier: MIT
-- The file may be a FIFO: while it is full the lines are kept, and come whole.
local check = require 'check'
local files = require 'eco.file'
local log = require 'eco.log'
local logfile = require 'logfile'

local path = logfile.folder .. '/fifo'
check.eq(os.execute('mkfifo ' .. path), 0)
local _, _, code = log.set_path(path)
check.eq(code, 'ENXIO') -- nobody reads it

local file = check.ok(files.open(path, 'r+'))
check.eq(log.set_path(path), true)
log.set_ident('t')
local text = ('x'):rep(1000)
local lines = 300
for i = 1, lines do
    log.info(i, text)
end
eco.sleep(0.02)
for i = 1, lines do
    local line = check.ok(file:read('l', 50))
    check.eq(line:match ': (.*)$', i .. ' ' .. text)
    if i % 20 == 0 then
        eco.sleep(0.01)
    end
end
file:close()
