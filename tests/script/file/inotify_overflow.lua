-- SPDX-License-Identifier: MIT
-- When the kernel's queue is full, an event without a name says so.
local check = require 'check'
local net = require 'net'
local file = require 'eco.file'

local limit = file.readfile('/proc/sys/fs/inotify/max_queued_events', 'n')
if not limit or limit > 100000 then check.skip 'a queue that is hard to fill' end
local top = net.tmpdir()
local path = top .. '/read'
check.ok(file.writefile(path, ''))
local watcher = check.ok(file.inotify())
check.ok(watcher:add(top, file.IN_OPEN + file.IN_CLOSE + file.IN_CREATE))
for _ = 1, limit / 2 + 10 do
    check.ok(file.readfile(path))
end
local seen = 0
local event
repeat
    event = check.ok(watcher:wait(30))
    seen = seen + 1
until not event.name
check.eq(event.mask, file.IN_Q_OVERFLOW)
check.eq(event.wd, nil)
check.eq(seen, limit + 1)

-- It goes on.
check.ok(file.mkdir(top .. '/after'))
check.eq(watcher:wait(30).file, 'after')
