-- SPDX-License-Identifier: MIT
-- Dropped files and watchers close their descriptors.
local check = require 'check'
local fds = require 'fds'
local file = require 'eco.file'

local path = fds.file 'text'
local before = check.fd_count()
for _ = 1, 200 do
    check.ok(file.open(path)):read('l')
    check.ok(check.ok(file.inotify()):add(path))
    collectgarbage()
    collectgarbage()
end
check.ok(check.fd_count() <= before + 2)

-- Not while a task waits in one of its methods.
local data = ('x'):rep(2 ^ 22)
local _, written = check.ok(eco.join(eco.run(function()
    return file.open(path, 'w'):write(data)
end), 30))
check.eq(written, #data)
check.ok(file.open(path):sync())
