-- SPDX-License-Identifier: MIT
-- A closed file does nothing any more, and is closed once.
local check = require 'check'
local fds = require 'fds'
local file = require 'eco.file'

local path = fds.file 'text'
local f = check.ok(file.open(path, 'r+'))
check.ok(tostring(f):find('file: ' .. path .. ' fd ' .. f.fd, 1, true))
check.eq(f:getfd(), f.fd)
check.eq(f:closed(), false)
check.eq(select('#', f:close()), 0)
check.eq(f:close(), nil)
check.eq(f:closed(), true)
check.eq(f.fd, -1)
check.eq(tostring(f), 'file: ' .. path .. ' closed')
check.fails('closed', f:read('a'))
check.fails('closed', f:readfull(1))
check.fails('closed', f:readuntil('x'))
check.fails('closed', f:write('x'))
check.fails('closed', f:lseek(0))
check.fails('closed', f:truncate(0))
check.fails('closed', f:stat())
check.fails('closed', f:flock(file.LOCK_EX))
check.fails('closed', f:lock(file.LOCK_EX))
check.fails('closed', f:sync())
check.fails('closed', f:lines()())
check.raises("bad argument #1 to 'read' (file expected, got table)", function()
    local read = f.read
    local _ = read {}
end)
check.eq(f.nosuch, nil)
