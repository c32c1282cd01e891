-- SPDX-License-Identifier: MIT
-- News of files, one at a time.
local check = require 'check'
local net = require 'net'
local file = require 'eco.file'

local top = net.tmpdir()
local watcher = check.ok(file.inotify())
local wd = check.ok(watcher:add(top))
check.eq(tostring(watcher), 'inotify: 1 watches')

check.ok(file.writefile(top .. '/new', 'x'))
local masks = {}
repeat
    local event = check.ok(watcher:wait(30))
    check.eq(event.name, top .. '/new')
    check.eq(event.file, 'new')
    check.eq(event.wd, wd)
    masks[#masks + 1] = event.mask
until event.mask == file.IN_CLOSE_WRITE
check.same(masks, { file.IN_CREATE, file.IN_OPEN, file.IN_MODIFY, file.IN_CLOSE_WRITE })
check.fails('timeout', watcher:wait(0.02))

-- The two halves of a rename have a number in common.
check.ok(file.rename(top .. '/new', top .. '/newer'))
local from, to = watcher:wait(30), watcher:wait(30)
check.eq(from.mask, file.IN_MOVED_FROM)
check.eq(to.mask, file.IN_MOVED_TO)
check.eq(to.name, top .. '/newer')
check.ok(from.cookie ~= nil and from.cookie == to.cookie)

-- The same path again: another mask, the same watch.
check.eq(watcher:add(top, file.IN_DELETE), wd)
check.ok(file.writefile(top .. '/newer', 'y'))
check.ok(file.unlink(top .. '/newer'))
check.eq(watcher:wait(30).mask, file.IN_DELETE)

-- A file itself, and a directory that goes.
check.ok(file.mkdir(top .. '/d'))
check.ok(watcher:add(top .. '/d/', file.IN_CREATE + file.IN_DELETE_SELF))
check.ok(file.mkdir(top .. '/d/e'))
local event = watcher:wait(30)
check.eq(event.mask, file.IN_CREATE + file.IN_ISDIR)
check.eq(event.name, top .. '/d/e')
check.ok(file.rmdir(top .. '/d/e'))
check.ok(file.rmdir(top .. '/d'))
event = watcher:wait(30)
check.eq(event.mask, file.IN_DELETE_SELF)
check.eq(event.name, top .. '/d/')
check.eq(event.file, nil)
local ignored = 0
for _ = 1, 2 do -- and the deletion seen from above, in some order
    event = watcher:wait(30)
    if event.mask == file.IN_IGNORED then ignored = ignored + 1 end
end
check.eq(ignored, 1)
check.eq(tostring(watcher), 'inotify: 1 watches')

-- Once only.
check.ok(watcher:add('/dev/null', file.IN_OPEN + file.IN_ONESHOT))
check.ok(file.open('/dev/null')):close()
check.eq(watcher:wait(30).mask, file.IN_OPEN)
check.eq(watcher:wait(30).mask, file.IN_IGNORED)

check.eq(select(3, watcher:add(top .. '/none')), 'ENOENT')
check.ok(file.writefile(top .. '/plain', ''))
check.eq(select(3, watcher:add(top .. '/plain', file.IN_OPEN + file.IN_ONLYDIR)), 'ENOTDIR')
check.eq(select(3, watcher:add(top, 0)), 'EINVAL')
check.raises("bad argument #2 to 'add'", function() watcher:add(top, 'x') end)

-- The calls themselves.
local fd = check.ok(file.inotify_init())
local number = check.ok(file.inotify_add_watch(fd, top, file.IN_CREATE))
check.eq(file.inotify_rm_watch(fd, number), true)
check.eq(select(3, file.inotify_rm_watch(fd, number)), 'EINVAL')
check.eq(select(3, file.inotify_add_watch(-1, top)), 'EBADF')
check.eq(file.close(fd), true)
check.eq(select(3, file.close(fd)), 'EBADF')
